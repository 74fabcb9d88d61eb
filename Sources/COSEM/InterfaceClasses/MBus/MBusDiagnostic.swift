extension InterfaceClass {
    /// M-Bus diagnostic: state of an M-Bus link.
    public static let mBusDiagnosticV0 = InterfaceClass(
        id: 77, version: 0, name: "M-Bus diagnostic", category: "M-Bus",
        attributes: [
            .logicalName,
            Attribute(2, "received_signal_strength", "unsigned", .dynamic, at: 0x08, .read, note: "dBm"),
            Attribute(3, "channel_Id", "unsigned", .dynamic, at: 0x10, .read),
            Attribute(
                4, "link_status", "enum", .dynamic, at: 0x18, .read,
                names: ValueNames(codes: [
                    0: "none", 1: "normal", 2: "temporarily_interrupted", 3: "permanently_interrupted",
                ])
            ),
            Attribute(
                5, "broadcast_frames_counter",
                """
                array<structure{
                    client_id: unsigned, broadcast_frame_counter: double-long-unsigned, time_stamp: date-time
                }>
                """, .dynamic, at: 0x20, .read
            ),
            Attribute(6, "transmissions_counter", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "FCS_OK_frames_counter", "double-long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(8, "FCS_NOK_frames_counter", "double-long-unsigned", .dynamic, at: 0x38, .read),
            Attribute(
                9, "capture_time", "structure{attribute_id: unsigned, time_stamp: date-time}", .dynamic, at: 0x40, .read
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x48, effect: "clear the counters and capture_time")
        ]
    )
}
