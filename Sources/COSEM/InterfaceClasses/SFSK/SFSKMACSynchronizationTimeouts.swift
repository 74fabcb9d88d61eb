extension InterfaceClass {
    /// S-FSK MAC synchronization timeouts: time-outs of the synchronization of an S-FSK station.
    public static let sfskMACSynchronizationTimeoutsV0 = InterfaceClass(
        id: 52, version: 0, name: "S-FSK MAC synchronization timeouts", category: "S-FSK PLC",
        attributes: [
            .logicalName,
            Attribute(2, "search_initiator_timeout", "long-unsigned", .static, at: 0x08, .readWrite, note: "s"),
            Attribute(
                3, "synchronization_confirmation_timeout", "long-unsigned", .static, at: 0x10, .readWrite, note: "s"
            ),
            Attribute(4, "time_out_not_addressed", "long-unsigned", .static, at: 0x18, .readWrite, note: "min"),
            Attribute(5, "time_out_frame_not_OK", "long-unsigned", .static, at: 0x20, .readWrite, note: "s"),
        ]
    )
}
