extension InterfaceClass {
    /// ISO/IEC 8802-2 LLC Type 3 setup: acknowledged connectionless LLC.
    public static let llcType3SetupV0 = InterfaceClass(
        id: 59, version: 0, name: "ISO/IEC 8802-2 LLC Type 3 setup", category: "ISO/IEC 8802-2 LLC",
        attributes: [
            .logicalName,
            Attribute(2, "max_octets_acn_pdu_n3", "long-unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "max_number_transmissions_n4", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "acknowledgement_time_t1", "long-unsigned", .static, at: 0x18, .readWrite, note: "s"),
            Attribute(
                5, "receive_lifetime_var_t2", "long-unsigned", .static, at: 0x20, .readWrite,
                note: "s; all ones = infinite"
            ),
            Attribute(
                6, "transmit_lifetime_var_t3", "long-unsigned", .static, at: 0x28, .readWrite,
                note: "s; all ones = infinite"
            ),
        ]
    )
}
