extension InterfaceClass {
    /// G3-PLC MAC layer counters: counters of the G3-PLC MAC layer.
    public static let g3MACCountersV1 = InterfaceClass(
        id: 90, version: 1, name: "G3-PLC MAC layer counters", category: "G3-PLC",
        attributes: [
            .logicalName,
            Attribute(2, "mac_Tx_data_packet_count", "double-long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_Rx_data_packet_count", "double-long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_Tx_cmd_packet_count", "double-long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(5, "mac_Rx_cmd_packet_count", "double-long-unsigned", .dynamic, at: 0x20, .read),
            Attribute(6, "mac_CSMA_fail_count", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_CSMA_no_ACK_count", "double-long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(8, "mac_bad_CRC_count", "double-long-unsigned", .dynamic, at: 0x38, .read),
            Attribute(9, "mac_Tx_data_broadcast_count", "double-long-unsigned", .dynamic, at: 0x40, .read),
            Attribute(10, "mac_Rx_data_broadcast_count", "double-long-unsigned", .dynamic, at: 0x48, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x50, effect: "clear the counters")
        ]
    )

    /// G3-PLC PHY and MAC counters, version 0.
    ///
    /// Older name, OFDM type 2.
    public static let g3MACCountersV0 = InterfaceClass(
        id: 90, version: 0, name: "G3-PLC PHY and MAC counters", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mac_Tx_data_packet_count", "double-long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_Rx_data_packet_count", "double-long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_Tx_cmd_packet_count", "double-long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(5, "mac_Rx_cmd_packet_count", "double-long-unsigned", .dynamic, at: 0x20, .read),
            Attribute(6, "mac_CSMA_fail_count", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_CSMA_no_ACK_count", "double-long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(8, "mac_bad_CRC_count", "double-long-unsigned", .dynamic, at: 0x38, .read),
            Attribute(9, "mac_Tx_data_broadcast_count", "double-long-unsigned", .dynamic, at: 0x40, .read),
            Attribute(10, "mac_Rx_data_broadcast_count", "double-long-unsigned", .dynamic, at: 0x48, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x50, effect: "clear the counters")
        ]
    )
}
