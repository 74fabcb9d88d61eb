extension InterfaceClass {
    /// S-FSK MAC counters: counters of the S-FSK MAC layer.
    ///
    /// Offsets 0x40 and 0x48 stay free.
    public static let sfskMACCountersV0 = InterfaceClass(
        id: 53, version: 0, name: "S-FSK MAC counters", category: "S-FSK PLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "synchronization_register",
                "array<structure{mac_address: long-unsigned, synchronizations_counter: double-long-unsigned}>",
                .dynamic, at: 0x08, .read
            ),
            Attribute(
                3, "desynchronization_listing",
                """
                structure{
                    nb_physical_layer_desynchronization: double-long-unsigned,
                    nb_time_out_not_addressed_desynchronization: double-long-unsigned,
                    nb_time_out_frame_not_OK_desynchronization: double-long-unsigned,
                    nb_write_request_desynchronization: double-long-unsigned,
                    nb_wrong_initiator_desynchronization: double-long-unsigned
                }
                """, .dynamic, at: 0x10, .read
            ),
            Attribute(
                4, "broadcast_frames_counter",
                "array<structure{source_mac_address: long-unsigned, broadcast_frames_counter: double-long-unsigned}>",
                .dynamic, at: 0x18, .read
            ),
            Attribute(5, "repetitions_counter", "double-long-unsigned", .dynamic, at: 0x20, .read),
            Attribute(6, "transmissions_counter", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "CRC_OK_frames_counter", "double-long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(8, "CRC_NOK_frames_counter", "double-long-unsigned", .dynamic, at: 0x38, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x50, effect: "clear the counters")
        ]
    )
}
