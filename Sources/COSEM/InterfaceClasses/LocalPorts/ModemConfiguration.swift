extension InterfaceClass {
    /// Modem configuration: a modem: speed, initialization and profile.
    public static let modemConfigurationV1 = InterfaceClass(
        id: 27, version: 1, name: "Modem configuration", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(2, "comm_speed", "enum", .static, at: 0x08, .readWrite, names: .commSpeed),
            Attribute(
                3, "initialization_string",
                "array<structure{request: octet-string, response: octet-string, delay_after_response: long-unsigned}>",
                .static, at: 0x10, .readWrite, note: "delay in ms"
            ),
            Attribute(4, "modem_profile", "array<octet-string>", .static, at: 0x18, .readWrite),
        ]
    )

    /// PSTN modem configuration, version 0.
    ///
    /// Initialization elements have no delay_after_response.
    public static let modemConfigurationV0 = InterfaceClass(
        id: 27, version: 0, name: "PSTN modem configuration", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "comm_speed", "enum", .static, at: 0x08, .readWrite, names: .commSpeed),
            Attribute(
                3, "initialization_string", "array<structure{request: octet-string, response: octet-string}>", .static,
                at: 0x10, .readWrite
            ),
            Attribute(4, "modem_profile", "array<octet-string>", .static, at: 0x18, .readWrite),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let commSpeed = Self(codes: [
        0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400", 8: "57600",
        9: "115200",
    ])
}
