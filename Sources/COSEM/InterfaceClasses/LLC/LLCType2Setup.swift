extension InterfaceClass {
    /// ISO/IEC 8802-2 LLC Type 2 setup: connection-oriented LLC.
    public static let llcType2SetupV0 = InterfaceClass(
        id: 58, version: 0, name: "ISO/IEC 8802-2 LLC Type 2 setup", category: "ISO/IEC 8802-2 LLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "transmit_window_size_k", "unsigned", .static, at: 0x08, .readWrite, range: 1...127, defaultValue: 1
            ),
            Attribute(
                3, "receive_window_size_rw", "unsigned", .static, at: 0x10, .readWrite, range: 1...127, defaultValue: 1
            ),
            Attribute(4, "max_octets_i_pdu_n1", "long-unsigned", .static, at: 0x18, .readWrite, defaultValue: 128),
            Attribute(5, "max_number_transmissions_n2", "unsigned", .static, at: 0x20, .readWrite),
            Attribute(6, "acknowledgement_timer", "long-unsigned", .static, at: 0x28, .readWrite, note: "s"),
            Attribute(7, "p_bit_timer", "long-unsigned", .static, at: 0x30, .readWrite, note: "s"),
            Attribute(8, "reject_timer", "long-unsigned", .static, at: 0x38, .readWrite, note: "s"),
            Attribute(9, "busy_state_timer", "long-unsigned", .static, at: 0x40, .readWrite, note: "s"),
        ]
    )
}
