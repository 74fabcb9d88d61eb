extension InterfaceClass {
    /// IEC HDLC setup: an HDLC port.
    ///
    /// Negotiable values are the ceiling for SNRM/UA.
    public static let iecHDLCSetupV1 = InterfaceClass(
        id: 23, version: 1, name: "IEC HDLC setup", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(2, "comm_speed", "enum", .static, at: 0x08, .readWrite, names: .commSpeed, defaultValue: 5),
            Attribute(
                3, "window_size_transmit", "unsigned", .static, at: 0x10, .readWrite, range: 1...7, defaultValue: 1
            ),
            Attribute(
                4, "window_size_receive", "unsigned", .static, at: 0x18, .readWrite, range: 1...7, defaultValue: 1
            ),
            Attribute(
                5, "max_info_field_length_transmit", "long-unsigned", .static, at: 0x20, .readWrite, range: 32...2030,
                defaultValue: 128
            ),
            Attribute(
                6, "max_info_field_length_receive", "long-unsigned", .static, at: 0x28, .readWrite, range: 32...2030,
                defaultValue: 128
            ),
            Attribute(
                7, "inter_octet_time_out", "long-unsigned", .static, at: 0x30, .readWrite, range: 20...6000,
                defaultValue: 25, note: "milliseconds"
            ),
            Attribute(
                8, "inactivity_time_out", "long-unsigned", .static, at: 0x38, .readWrite, defaultValue: 120,
                note: "seconds; 0 = never"
            ),
            Attribute(
                9, "device_address", "long-unsigned", .static, at: 0x40, .readWrite, range: 16...16381,
                note: "one-byte addressing: 0x10..0x7D"
            ),
        ]
    )

    /// IEC HDLC setup, version 0.
    ///
    /// max_info_field_length unsigned (max 128), inter_octet_time_out 20..1000 ms, default 30.
    public static let iecHDLCSetupV0 = InterfaceClass(
        id: 23, version: 0, name: "IEC HDLC setup", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "comm_speed", "enum", .static, at: 0x08, .readWrite, names: .commSpeed, defaultValue: 5),
            Attribute(
                3, "window_size_transmit", "unsigned", .static, at: 0x10, .readWrite, range: 1...7, defaultValue: 1
            ),
            Attribute(
                4, "window_size_receive", "unsigned", .static, at: 0x18, .readWrite, range: 1...7, defaultValue: 1
            ),
            Attribute(
                5, "max_info_field_length_transmit", "unsigned", .static, at: 0x20, .readWrite, range: 32...128,
                defaultValue: 128
            ),
            Attribute(
                6, "max_info_field_length_receive", "unsigned", .static, at: 0x28, .readWrite, range: 32...128,
                defaultValue: 128
            ),
            Attribute(
                7, "inter_octet_time_out", "long-unsigned", .static, at: 0x30, .readWrite, range: 20...1000,
                defaultValue: 30, note: "milliseconds"
            ),
            Attribute(
                8, "inactivity_time_out", "long-unsigned", .static, at: 0x38, .readWrite, defaultValue: 120,
                note: "seconds; 0 = never"
            ),
            Attribute(
                9, "device_address", "long-unsigned", .static, at: 0x40, .readWrite, range: 16...16381,
                note: "one-byte addressing: 0x10..0x7D"
            ),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let commSpeed = Self(codes: [
        0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400", 8: "57600",
        9: "115200",
    ])
}
