extension InterfaceClass {
    /// DLMS server M-Bus port setup: an M-Bus port through which the server is reached.
    public static let dlmsServerMBusPortSetupV0 = InterfaceClass(
        id: 76, version: 0, name: "DLMS server M-Bus port setup", category: "M-Bus",
        attributes: [
            .logicalName,
            Attribute(2, "M-Bus_profile_selection", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(
                3, "M-Bus_port_communication_status", "enum", .dynamic, at: 0x10, .read,
                names: ValueNames(codes: [
                    0: "no_access", 1: "temporary_no_access", 2: "limited_access", 3: "unlimited_access",
                    4: "wM-Bus_status",
                ])
            ),
            Attribute(
                4, "M-Bus_data_header_type", "enum", .static, at: 0x18, .readWrite,
                names: ValueNames(codes: [0: "none", 1: "short", 2: "long"])
            ),
            Attribute(5, "primary_address", "unsigned", .static, at: 0x20, .readWrite),
            Attribute(6, "identification_number", "double-long-unsigned", .static, at: 0x28, .readWrite),
            Attribute(7, "manufacturer_id", "long-unsigned", .static, at: 0x30, .readWrite),
            Attribute(8, "version", "unsigned", .static, at: 0x38, .readWrite),
            Attribute(9, "device_type", "unsigned", .static, at: 0x40, .readWrite),
            Attribute(10, "max_PDU_size", "long-unsigned", .static, at: 0x48, .readWrite),
            Attribute(11, "listening_window", .array(.window), .static, at: 0x50, .readWrite),
        ]
    )
}
