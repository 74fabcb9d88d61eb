extension InterfaceClass {
    /// Communication port protection: locks a port after failed attempts.
    public static let communicationPortProtectionV0 = InterfaceClass(
        id: 124, version: 0, name: "Communication port protection", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "protection_mode", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(codes: [0: "locked", 1: "locked_on_failed_attempts", 2: "unlocked"])
            ),
            Attribute(3, "allowed_failed_attempts", "long-unsigned", .static, at: 0x10, .readWrite),
            Attribute(
                4, "initial_lockout_time", "double-long-unsigned", .static, at: 0x18, .readWrite, note: "seconds"
            ),
            Attribute(5, "steepness_factor", "unsigned", .static, at: 0x20, .readWrite),
            Attribute(6, "max_lockout_time", "double-long-unsigned", .static, at: 0x28, .readWrite, note: "seconds"),
            Attribute(7, "port_reference", "octet-string[6]", .static, at: 0x30, .readWrite),
            Attribute(
                8, "protection_status", "enum", .dynamic, at: 0x38, .read,
                names: ValueNames(codes: [0: "unlocked", 1: "temporarily_locked", 2: "locked"])
            ),
            Attribute(9, "failed_attempts", "double-long-unsigned", .dynamic, at: 0x40, .read),
            Attribute(
                10, "cumulative_failed_attempts", "double-long-unsigned", .dynamic, at: 0x48, .read, note: "never reset"
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x50, effect: "clear failed_attempts and the current lockout")
        ]
    )
}
