extension InterfaceClass {
    /// ZigBee SAS join: how a ZigBee device joins a network.
    public static let zigBeeSASJoinV0 = InterfaceClass(
        id: 102, version: 0, name: "ZigBee SAS join", category: "ZigBee",
        attributes: [
            .logicalName,
            Attribute(2, "scan_attempts", "unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "time_between_scans", "long-unsigned", .static, at: 0x10, .readWrite, note: "s"),
            Attribute(4, "rejoin_interval", "long-unsigned", .static, at: 0x18, .readWrite, note: "s"),
            Attribute(5, "rejoin_retry_interval", "long-unsigned", .static, at: 0x20, .readWrite, note: "s"),
        ]
    )
}
