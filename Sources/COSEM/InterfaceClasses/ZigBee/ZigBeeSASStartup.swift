extension InterfaceClass {
    /// ZigBee SAS startup: how a ZigBee device starts up.
    public static let zigBeeSASStartupV0 = InterfaceClass(
        id: 101, version: 0, name: "ZigBee SAS startup", category: "ZigBee",
        attributes: [
            .logicalName,
            Attribute(2, "short_address", "long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "extended_pan_id", "octet-string[8]", .dynamic, at: 0x10, .read),
            Attribute(4, "pan_id", "long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(5, "channel_mask", "double-long-unsigned", .dynamic, at: 0x20, .read),
            Attribute(6, "protocol_version", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(
                7, "stack_profile", "enum", .static, at: 0x30, .readWrite,
                names: ValueNames(codes: [1: "ZigBee", 2: "ZigBee_PRO"])
            ),
            Attribute(8, "start_up_control", "unsigned", .dynamic, at: 0x38, .read),
            Attribute(9, "trust_center_address", "octet-string[8]", .dynamic, at: 0x40, .read),
            Attribute(10, "link_key", "octet-string[16]", .dynamic, at: 0x48, .none, secret: true),
            Attribute(11, "network_key", "octet-string[16]", .dynamic, at: 0x50, .none, secret: true),
            Attribute(12, "use_insecure_join", "boolean", .static, at: 0x58, .readWrite),
        ]
    )
}
