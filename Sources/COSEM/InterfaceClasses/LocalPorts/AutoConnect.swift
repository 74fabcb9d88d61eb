extension InterfaceClass {
    /// Auto connect: when and whom a modem or a network interface calls.
    public static let autoConnectV2 = InterfaceClass(
        id: 29, version: 2, name: "Auto connect", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(2, "mode", "enum", .static, at: 0x08, .readWrite, names: .mode),
            Attribute(3, "repetitions", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "repetition_delay", "long-unsigned", .static, at: 0x18, .readWrite, note: "seconds"),
            Attribute(5, "calling_window", .array(.window), .static, at: 0x20, .readWrite),
            Attribute(6, "destination_list", "array<octet-string>", .static, at: 0x28, .readWrite),
        ],
        methods: [
            Method(1, "connect", "integer(0)", at: 0x30, effect: "start the connection of the mode")
        ]
    )

    /// Auto connect, version 1.
    ///
    /// Same ids as version 2.
    public static let autoConnectV1 = InterfaceClass(
        id: 29, version: 1, name: "Auto connect", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mode", "enum", .static, at: 0x08, .readWrite, names: .mode),
            Attribute(3, "repetitions", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "repetition_delay", "long-unsigned", .static, at: 0x18, .readWrite, note: "seconds"),
            Attribute(5, "calling_window", .array(.window), .static, at: 0x20, .readWrite),
            Attribute(6, "destination_list", "array<octet-string>", .static, at: 0x28, .readWrite),
        ],
        methods: [
            Method(1, "connect", "integer(0)", at: 0x30, effect: "start the connection of the mode")
        ]
    )

    /// PSTN auto dial, version 0.
    ///
    /// phone_list instead of destination_list; dialling modes only; no method.
    public static let autoConnectV0 = InterfaceClass(
        id: 29, version: 0, name: "PSTN auto dial", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "mode", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(
                    codes: [
                        0: "no_auto_connect", 1: "allowed_any_time", 2: "allowed_in_calling_window",
                        3: "regular_in_calling_window_alarms_any_time",
                    ],
                    manufacturerCodes: 200...255
                )
            ),
            Attribute(3, "repetitions", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "repetition_delay", "long-unsigned", .static, at: 0x18, .readWrite, note: "seconds"),
            Attribute(5, "calling_window", .array(.window), .static, at: 0x20, .readWrite),
            Attribute(6, "phone_list", "array<octet-string>", .static, at: 0x28, .readWrite),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let mode = Self(
        codes: [
            0: "no_auto_connect", 1: "allowed_any_time", 2: "allowed_in_calling_window",
            3: "regular_in_calling_window_alarms_any_time", 4: "SMS_via_PLMN", 5: "SMS_via_PSTN", 6: "email",
            101: "permanently_connected", 102: "permanently_connected_in_calling_window",
            103: "connected_on_connect_method_any_time", 104: "connected_in_window_and_on_connect_method_elsewhere",
        ],
        manufacturerCodes: 200...255
    )
}
