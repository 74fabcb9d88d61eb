extension InterfaceClass {
    /// IEC local port setup: the optical or electrical port of IEC 62056-21.
    public static let iecLocalPortSetupV1 = InterfaceClass(
        id: 19, version: 1, name: "IEC local port setup", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(
                2, "default_mode", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(
                    codes: [0: "IEC_62056-21_modes_A_to_E", 1: "IEC_62056-46_HDLC", 2: "not_specified"]
                )
            ),
            Attribute(3, "default_baud", "enum", .static, at: 0x10, .readWrite, names: .defaultBaud),
            Attribute(4, "prop_baud", "enum", .static, at: 0x18, .readWrite, names: .defaultBaud),
            Attribute(
                5, "response_time", "enum", .static, at: 0x20, .readWrite,
                names: ValueNames(codes: [0: "20 ms", 1: "200 ms"])
            ),
            Attribute(6, "device_addr", "octet-string", .static, at: 0x28, .readWrite),
            Attribute(7, "pass_p1", "octet-string", .static, at: 0x30, .none, secret: true),
            Attribute(8, "pass_p2", "octet-string", .static, at: 0x38, .none, secret: true),
            Attribute(9, "pass_w5", "octet-string", .static, at: 0x40, .none, secret: true),
        ]
    )

    /// IEC local port setup, version 0.
    ///
    /// No default_mode 2.
    public static let iecLocalPortSetupV0 = InterfaceClass(
        id: 19, version: 0, name: "IEC local port setup", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "default_mode", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(codes: [0: "IEC_62056-21_modes_A_to_E", 1: "IEC_62056-46_HDLC"])
            ),
            Attribute(3, "default_baud", "enum", .static, at: 0x10, .readWrite, names: .defaultBaud),
            Attribute(4, "prop_baud", "enum", .static, at: 0x18, .readWrite, names: .defaultBaud),
            Attribute(
                5, "response_time", "enum", .static, at: 0x20, .readWrite,
                names: ValueNames(codes: [0: "20 ms", 1: "200 ms"])
            ),
            Attribute(6, "device_addr", "octet-string", .static, at: 0x28, .readWrite),
            Attribute(7, "pass_p1", "octet-string", .static, at: 0x30, .none, secret: true),
            Attribute(8, "pass_p2", "octet-string", .static, at: 0x38, .none, secret: true),
            Attribute(9, "pass_w5", "octet-string", .static, at: 0x40, .none, secret: true),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let defaultBaud = Self(codes: [
        0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400", 8: "57600",
        9: "115200",
    ])
}
