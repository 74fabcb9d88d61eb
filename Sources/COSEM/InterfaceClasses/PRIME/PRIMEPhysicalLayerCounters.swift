extension InterfaceClass {
    /// PRIME NB OFDM PLC Physical layer counters: counters of the PRIME physical layer.
    public static let primePhysicalLayerCountersV0 = InterfaceClass(
        id: 81, version: 0, name: "PRIME NB OFDM PLC Physical layer counters", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(2, "phy_stats_crc_incorrect_count", "long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "phy_stats_crc_fail_count", "long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "phy_stats_tx_drop_count", "long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(5, "phy_stats_rx_drop_count", "long-unsigned", .dynamic, at: 0x20, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x28, effect: "clear the counters")
        ]
    )
}
