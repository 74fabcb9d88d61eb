extension InterfaceClass {
    /// PRIME NB OFDM PLC MAC functional parameters: what the PRIME network has assigned to the MAC layer.
    ///
    /// All attributes are marked static in the table although the network sets them; read only for every client.
    public static let primeMACFunctionalParametersV0 = InterfaceClass(
        id: 83, version: 0, name: "PRIME NB OFDM PLC MAC functional parameters", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(2, "mac_LNID", "long", .static, at: 0x08, .read),
            Attribute(3, "mac_LSID", "unsigned", .static, at: 0x10, .read),
            Attribute(4, "mac_SID", "unsigned", .static, at: 0x18, .read),
            Attribute(5, "mac_SNA", "octet-string[6]", .static, at: 0x20, .read),
            Attribute(
                6, "mac_state", "enum", .static, at: 0x28, .read,
                names: ValueNames(codes: [0: "disconnected", 1: "terminal", 2: "switch", 3: "base"])
            ),
            Attribute(7, "mac_scp_length", "long", .static, at: 0x30, .read),
            Attribute(8, "mac_node_hierarchy_level", "unsigned", .static, at: 0x38, .read),
            Attribute(9, "mac_beacon_slot_count", "unsigned", .static, at: 0x40, .read),
            Attribute(10, "mac_beacon_rx_slot", "unsigned", .static, at: 0x48, .read),
            Attribute(11, "mac_beacon_tx_slot", "unsigned", .static, at: 0x50, .read),
            Attribute(12, "mac_beacon_rx_frequency", "unsigned", .static, at: 0x58, .read),
            Attribute(13, "mac_beacon_tx_frequency", "unsigned", .static, at: 0x60, .read),
            Attribute(
                14, "mac_capabilities", "long-unsigned", .static, at: 0x68, .read,
                names: ValueNames(bits: [
                    0: "switch_capable", 1: "packet_aggregation", 2: "contention_free_period",
                    3: "direct_connection", 4: "multicast", 5: "PHY_robustness_management", 6: "ARQ",
                    8: "direct_connection_switching", 9: "multicast_switching",
                    10: "PHY_robustness_management_switching", 11: "ARQ_buffering_switching",
                ])
            ),
        ]
    )
}
