extension InterfaceClass {
    /// PRIME NB OFDM PLC MAC setup: timers and limits of the PRIME MAC layer.
    public static let primeMACSetupV0 = InterfaceClass(
        id: 82, version: 0, name: "PRIME NB OFDM PLC MAC setup", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(2, "mac_min_switch_search_time", "unsigned", .static, at: 0x08, .readWrite, note: "s"),
            Attribute(3, "mac_max_promotion_pdu", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "mac_promotion_pdu_tx_period", "unsigned", .static, at: 0x18, .readWrite, note: "s"),
            Attribute(5, "mac_beacons_per_frame", "unsigned", .static, at: 0x20, .readWrite),
            Attribute(6, "mac_scp_max_tx_attempts", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(7, "mac_ctl_re_tx_timer", "unsigned", .static, at: 0x30, .readWrite, note: "s"),
            Attribute(8, "mac_max_ctl_re_tx", "unsigned", .static, at: 0x38, .readWrite),
        ]
    )
}
