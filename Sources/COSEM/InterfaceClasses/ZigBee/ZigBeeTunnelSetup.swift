extension InterfaceClass {
    /// ZigBee tunnel setup: a tunnel over ZigBee.
    public static let zigBeeTunnelSetupV0 = InterfaceClass(
        id: 105, version: 0, name: "ZigBee tunnel setup", category: "ZigBee",
        attributes: [
            .logicalName,
            Attribute(2, "maximum_incoming_transfer_size", "long-unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "maximum_outgoing_transfer_size", "long-unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "protocol_address", "octet-string[6]", .static, at: 0x18, .readWrite),
            Attribute(5, "close_tunnel_timeout", "long-unsigned", .static, at: 0x20, .readWrite, note: "s"),
        ]
    )
}
