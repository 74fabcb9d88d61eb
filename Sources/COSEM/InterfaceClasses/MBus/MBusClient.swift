extension InterfaceClass {
    /// M-Bus client: an M-Bus slave seen by the meter.
    public static let mBusClientV1 = InterfaceClass(
        id: 72, version: 1, name: "M-Bus client", category: "M-Bus",
        attributes: [
            .logicalName,
            Attribute(2, "mbus_port_reference", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(3, "capture_definition", .array(.captureDefinition), .static, at: 0x10, .readWrite),
            Attribute(4, "capture_period", "double-long-unsigned", .static, at: 0x18, .readWrite, note: "seconds"),
            Attribute(5, "primary_address", "unsigned", .dynamic, at: 0x20, .readWrite),
            Attribute(
                6, "identification_number", "double-long-unsigned", .dynamic, at: 0x28, .read,
                note: "BCD digits of the M-Bus header"
            ),
            Attribute(7, "manufacturer_id", "long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(8, "version", "unsigned", .dynamic, at: 0x38, .read),
            Attribute(9, "device_type", "unsigned", .dynamic, at: 0x40, .read),
            Attribute(10, "access_number", "unsigned", .dynamic, at: 0x48, .read),
            Attribute(11, "status", "unsigned", .dynamic, at: 0x50, .read),
            Attribute(12, "alarm", "unsigned", .dynamic, at: 0x58, .read),
            Attribute(13, "configuration", "long-unsigned", .dynamic, at: 0x60, .read),
            Attribute(
                14, "encryption_key_status", "enum", .dynamic, at: 0x68, .read,
                names: ValueNames(codes: [
                    0: "no_encryption_key", 1: "encryption_key_set", 2: "encryption_key_transferred",
                    3: "encryption_key_set_and_transferred", 4: "encryption_key_in_use",
                ])
            ),
        ],
        methods: [
            Method(1, "slave_install", "unsigned", at: 0x70, effect: "assign the primary address to the slave"),
            Method(2, "slave_deinstall", "integer(0)", at: 0x78, effect: "release the slave, set primary_address to 0"),
            Method(3, "capture", "integer(0)", at: 0x80, effect: "read the slave now"),
            Method(4, "reset_alarm", "integer(0)", at: 0x88, effect: "clear alarm"),
            Method(5, "synchronize_clock", "integer(0)", at: 0x90, effect: "send the clock to the slave"),
            Method(6, "data_send", .array(.sentData), at: 0x98, effect: "send data to the slave"),
            Method(
                7, "set_encryption_key", "octet-string", at: 0xA0, secret: true,
                effect: "set the M-Bus user key in the client; empty = no encryption"
            ),
            Method(
                8, "transfer_key", "octet-string", at: 0xA8, secret: true, effect: "send an encrypted key to the slave"),
        ]
    )

    /// M-Bus client, version 0.
    ///
    /// Attributes 1..12; methods at 0x60..0x98. Meters built to the 8th/9th edition and DSMR 2.3 use offsets one step
    /// higher (attribute 2 at 0x10 .. attribute 12 at 0x60, methods from 0x68).
    public static let mBusClientV0 = InterfaceClass(
        id: 72, version: 0, name: "M-Bus client", category: "M-Bus", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mbus_port_reference", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(3, "capture_definition", .array(.captureDefinition), .static, at: 0x10, .readWrite),
            Attribute(4, "capture_period", "double-long-unsigned", .static, at: 0x18, .readWrite, note: "seconds"),
            Attribute(5, "primary_address", "unsigned", .dynamic, at: 0x20, .readWrite),
            Attribute(
                6, "identification_number", "double-long-unsigned", .dynamic, at: 0x28, .read,
                note: "BCD digits of the M-Bus header"
            ),
            Attribute(7, "manufacturer_id", "long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(8, "version", "unsigned", .dynamic, at: 0x38, .read),
            Attribute(9, "device_type", "unsigned", .dynamic, at: 0x40, .read),
            Attribute(10, "access_number", "unsigned", .dynamic, at: 0x48, .read),
            Attribute(11, "status", "unsigned", .dynamic, at: 0x50, .read),
            Attribute(12, "alarm", "unsigned", .dynamic, at: 0x58, .read),
        ],
        methods: [
            Method(1, "slave_install", "unsigned", at: 0x60, effect: "assign the primary address to the slave"),
            Method(2, "slave_deinstall", "integer(0)", at: 0x68, effect: "release the slave, set primary_address to 0"),
            Method(3, "capture", "integer(0)", at: 0x70, effect: "read the slave now"),
            Method(4, "reset_alarm", "integer(0)", at: 0x78, effect: "clear alarm"),
            Method(5, "synchronize_clock", "integer(0)", at: 0x80, effect: "send the clock to the slave"),
            Method(6, "data_send", .array(.sentData), at: 0x88, effect: "send data to the slave"),
            Method(
                7, "set_encryption_key", "octet-string", at: 0x90, secret: true,
                effect: "set the M-Bus user key in the client; empty = no encryption"
            ),
            Method(
                8, "transfer_key", "octet-string", at: 0x98, secret: true, effect: "send an encrypted key to the slave"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let captureDefinition: TypeExpression =
        "structure{data_information_block: octet-string, value_information_block: octet-string}"

    fileprivate static let sentData: TypeExpression = """
        structure{
            data_information_block: octet-string, value_information_block: octet-string,
            data: CHOICE{
                null-data|boolean|bit-string|double-long|double-long-unsigned|octet-string|visible-string|
                utf8-string|bcd|integer|long|unsigned|long-unsigned|long64|long64-unsigned|enum|float32|float64|
                date-time|date|time
            }
        }
        """
}
