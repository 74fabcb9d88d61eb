extension InterfaceClass {
    /// Status mapping: the meaning of the bits of a status word.
    public static let statusMappingV0 = InterfaceClass(
        id: 63, version: 0, name: "Status mapping", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(
                2, "status_word",
                """
                CHOICE{
                    bit-string|double-long-unsigned|octet-string|visible-string|utf8-string|unsigned|long-unsigned|
                    long64-unsigned
                }
                """, .dynamic, at: 0x08, .read
            ),
            Attribute(
                3, "mapping_table",
                "structure{ref_table_id: unsigned, ref_table_mapping: CHOICE{long-unsigned|array<long-unsigned>}}",
                .static, at: 0x10, .readWrite
            ),
        ]
    )
}
