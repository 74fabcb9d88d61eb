extension InterfaceClass {
    /// Push setup: what is pushed, where to, when, and how it is repeated.
    ///
    /// From edition 14.
    public static let pushSetupV2 = InterfaceClass(
        id: 40, version: 2, name: "Push setup", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "push_object_list", .array(.restrictedColumns), .static, at: 0x08, .readWrite, names: .pushObjectList
            ),
            Attribute(
                3, "send_destination_and_method", .sendDestinationAndMethod, .static, at: 0x10, .readWrite,
                names: .sendDestinationAndMethod
            ),
            Attribute(4, "communication_window", .array(.window), .static, at: 0x18, .readWrite),
            Attribute(
                5, "randomisation_start_interval", "long-unsigned", .static, at: 0x20, .readWrite, note: "seconds"
            ),
            Attribute(6, "number_of_retries", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(
                7, "repetition_delay",
                """
                structure{
                    repetition_delay_min: long-unsigned, repetition_delay_exponent: long-unsigned,
                    repetition_delay_max: long-unsigned
                }
                """, .static, at: 0x30, .readWrite, note: "seconds"
            ),
            Attribute(8, "port_reference", "octet-string[6]", .static, at: 0x38, .readWrite),
            Attribute(9, "push_client_SAP", "integer", .static, at: 0x40, .readWrite),
            Attribute(
                10, "push_protection_parameters", .array(.protectionParameters), .static, at: 0x48, .readWrite,
                names: .pushProtectionParameters
            ),
            Attribute(
                11, "push_operation_method", "enum", .static, at: 0x50, .readWrite,
                names: ValueNames(codes: [
                    0: "unconfirmed_retry_on_supporting_layer_failure",
                    1: "unconfirmed_retry_on_missing_supporting_layer_confirmation",
                    2: "confirmed_retry_on_missing_confirmation",
                ])
            ),
            Attribute(
                12, "confirmation_parameters",
                "structure{confirmation_start_date: date-time, confirmation_interval: double-long-unsigned}",
                .static, at: 0x58, .readWrite
            ),
            Attribute(13, "last_confirmation_date_time", "date-time", .dynamic, at: 0x60, .read),
        ],
        methods: [
            Method(1, "push", "integer(0)", at: 0x68, mandatory: true, effect: "send the push_object_list attributes"),
            Method(2, "reset", "integer(0)", at: 0x70, effect: "stop pushing and reset last_confirmation_date_time"),
        ]
    )

    /// Push setup, version 1.
    ///
    /// No attributes 11..13, no reset; repetition_delay long-unsigned (seconds); push_object_list elements without
    /// columns.
    public static let pushSetupV1 = InterfaceClass(
        id: 40, version: 1, name: "Push setup", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "push_object_list", .array(.restrictedObject), .static, at: 0x08, .readWrite, names: .pushObjectList
            ),
            Attribute(
                3, "send_destination_and_method", .sendDestinationAndMethod, .static, at: 0x10, .readWrite,
                names: .sendDestinationAndMethod
            ),
            Attribute(4, "communication_window", .array(.window), .static, at: 0x18, .readWrite),
            Attribute(
                5, "randomisation_start_interval", "long-unsigned", .static, at: 0x20, .readWrite, note: "seconds"
            ),
            Attribute(6, "number_of_retries", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(7, "repetition_delay", "long-unsigned", .static, at: 0x30, .readWrite, note: "seconds"),
            Attribute(8, "port_reference", "octet-string[6]", .static, at: 0x38, .readWrite),
            Attribute(9, "push_client_SAP", "integer", .static, at: 0x40, .readWrite),
            Attribute(
                10, "push_protection_parameters", .array(.protectionParameters), .static, at: 0x48, .readWrite,
                names: .pushProtectionParameters
            ),
        ],
        methods: [
            Method(1, "push", "integer(0)", at: 0x50, mandatory: true, effect: "send the push_object_list attributes")
        ]
    )

    /// Push setup, version 0.
    ///
    /// Attributes 1..7 only; push_object_list elements have four fields.
    public static let pushSetupV0 = InterfaceClass(
        id: 40, version: 0, name: "Push setup", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "push_object_list", .array(.captureObject), .static, at: 0x08, .readWrite),
            Attribute(
                3, "send_destination_and_method", .sendDestinationAndMethod, .static, at: 0x10, .readWrite,
                names: .sendDestinationAndMethod
            ),
            Attribute(4, "communication_window", .array(.window), .static, at: 0x18, .readWrite),
            Attribute(
                5, "randomisation_start_interval", "long-unsigned", .static, at: 0x20, .readWrite, note: "seconds"
            ),
            Attribute(6, "number_of_retries", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(7, "repetition_delay", "long-unsigned", .static, at: 0x30, .readWrite, note: "seconds"),
        ],
        methods: [
            Method(1, "push", "integer(0)", at: 0x38, mandatory: true, effect: "send the push_object_list attributes")
        ]
    )
}

extension TypeExpression {
    fileprivate static let sendDestinationAndMethod: TypeExpression =
        "structure{transport_service: enum, destination: octet-string, message: enum}"
}

extension InterfaceClass.ValueNames {
    fileprivate static let pushObjectList = Self(fieldCodes: [
        "restriction_type": [0: "none", 1: "restriction_by_date", 2: "restriction_by_entry"]
    ])

    fileprivate static let sendDestinationAndMethod = Self(
        fieldCodes: [
            "transport_service": [
                0: "TCP", 1: "UDP", 2: "FTP", 3: "SMTP", 4: "SMS", 5: "HDLC", 6: "M-Bus", 7: "ZigBee",
                8: "DLMS_Gateway",
            ],
            "message": [0: "A-XDR_encoded_xDLMS_APDU", 1: "XML_encoded_xDLMS_APDU"],
        ],
        fieldManufacturerCodes: ["transport_service": 200...255, "message": 128...255]
    )

    fileprivate static let pushProtectionParameters = Self(fieldCodes: [
        "protection_type": [
            0: "authentication", 1: "encryption", 2: "authentication_and_encryption", 3: "digital_signature",
        ],
        "key_info_type": [0: "identified_key", 1: "wrapped_key", 2: "agreed_key"],
        "key_info_options": [0: "global_unicast_encryption_key", 1: "global_broadcast_encryption_key"],
        "kek_id": [0: "master_key"],
    ])
}
