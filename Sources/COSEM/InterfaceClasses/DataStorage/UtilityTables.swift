extension InterfaceClass {
    /// Utility tables: a table of ANSI C12.19.
    public static let utilityTablesV0 = InterfaceClass(
        id: 26, version: 0, name: "Utility tables", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "table_ID", "long-unsigned", .static, at: 0x08, .read),
            Attribute(3, "length", "double-long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(
                4, "buffer", "octet-string", .dynamic, at: 0x18, .readWrite,
                selectors: [
                    1: "offset_access: structure{offset: double-long-unsigned, count: long-unsigned}",
                    2: "index_access: structure{index: array<long-unsigned>, count: long-unsigned}",
                ],
                note: "ANSI C12.19 table octets"
            ),
        ]
    )
}
