extension InterfaceClass {
    /// PRIME NB OFDM PLC MAC counters: counters of the PRIME MAC layer.
    ///
    /// Offset 0x38 stays free.
    public static let primeMACCountersV0 = InterfaceClass(
        id: 84, version: 0, name: "PRIME NB OFDM PLC MAC counters", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(2, "mac_tx_data_pkt_count", "double-long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_rx_data_pkt_count", "double-long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_tx_ctrl_pkt_count", "double-long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(5, "mac_rx_ctrl_pkt_count", "double-long-unsigned", .dynamic, at: 0x20, .read),
            Attribute(6, "mac_csma_fail_count", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_csma_ch_busy_count", "double-long-unsigned", .dynamic, at: 0x30, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x40, effect: "clear the counters")
        ]
    )
}
