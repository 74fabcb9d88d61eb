extension InterfaceClass {
    /// Wireless Mode Q channel: a channel of wireless M-Bus mode Q.
    public static let wirelessModeQChannelV1 = InterfaceClass(
        id: 73, version: 1, name: "Wireless Mode Q channel", category: "M-Bus",
        attributes: [
            .logicalName,
            Attribute(
                2, "addr_state", "enum", .static, at: 0x08, .read,
                names: ValueNames(codes: [0: "not_assigned", 1: "assigned"])
            ),
            Attribute(3, "device_address", "octet-string", .static, at: 0x10, .readWrite),
            Attribute(4, "address_mask", "octet-string", .static, at: 0x18, .readWrite),
        ]
    )
}
