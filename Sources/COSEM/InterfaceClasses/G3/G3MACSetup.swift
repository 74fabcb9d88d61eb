extension InterfaceClass {
    /// G3-PLC MAC setup: the G3-PLC MAC layer.
    ///
    /// From edition 14.
    public static let g3MACSetupV3 = InterfaceClass(
        id: 91, version: 3, name: "G3-PLC MAC setup", category: "G3-PLC",
        attributes: [
            .logicalName,
            Attribute(2, "mac_short_address", "long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_RC_coord", "long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_PAN_id", "long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(
                5, "mac_key_table", "array<structure{key_id: unsigned, key: octet-string}>", .dynamic, at: 0x20, .none,
                secret: true
            ),
            Attribute(6, "mac_frame_counter", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_tone_mask", "bit-string", .static, at: 0x30, .readWrite),
            Attribute(8, "mac_TMR_TTL", "unsigned", .static, at: 0x38, .readWrite),
            Attribute(9, "mac_max_frame_retries", "unsigned", .static, at: 0x40, .readWrite),
            Attribute(10, "mac_POS_table_entry_TTL", "unsigned", .static, at: 0x48, .readWrite),
            Attribute(
                11, "mac_neighbour_table", .array(.neighbour), .dynamic, at: 0x50, .read, names: .macNeighbourTable
            ),
            Attribute(12, "mac_high_priority_window_size", "unsigned", .static, at: 0x58, .readWrite),
            Attribute(13, "mac_CSMA_fairness_limit", "unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "mac_beacon_randomization_window_length", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "mac_A", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "mac_K", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "mac_min_CW_attempts", "unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "mac_cenelec_legacy_mode", "unsigned", .static, at: 0x88, .readWrite),
            Attribute(19, "mac_FCC_legacy_mode", "unsigned", .static, at: 0x90, .readWrite),
            Attribute(20, "mac_max_BE", "unsigned", .static, at: 0x98, .readWrite),
            Attribute(21, "mac_max_CSMA_backoffs", "unsigned", .static, at: 0xA0, .readWrite),
            Attribute(22, "mac_min_BE", "unsigned", .static, at: 0xA8, .readWrite),
            Attribute(23, "mac_broadcast_max_CW_enabled", "boolean", .static, at: 0xB0, .readWrite),
            Attribute(24, "mac_transmit_atten", "unsigned", .static, at: 0xB8, .readWrite),
            Attribute(25, "mac_POS_table", .array(.posEntry), .dynamic, at: 0xC0, .read),
            Attribute(26, "mac_duplicate_detection_TTL", "unsigned", .static, at: 0xC8, .readWrite),
        ],
        methods: [
            Method(
                1, "mac_get_neighbour_table_entry", "long-unsigned", at: 0xD0, returns: "array<structure>",
                effect: "return the table entry of a MAC short address"
            ),
            Method(
                2, "mac_get_POS_table_entry", "long-unsigned", at: 0xD8, returns: "array<structure>",
                effect: "return the table entry of a MAC short address"
            ),
        ]
    )

    /// G3-PLC MAC setup, version 2.
    ///
    /// No attribute 26, no method 2; attribute 10 is mac_neighbour_table_entry_TTL.
    public static let g3MACSetupV2 = InterfaceClass(
        id: 91, version: 2, name: "G3-PLC MAC setup", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mac_short_address", "long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_RC_coord", "long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_PAN_id", "long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(
                5, "mac_key_table", "array<structure{key_id: unsigned, key: octet-string}>", .dynamic, at: 0x20, .none,
                secret: true
            ),
            Attribute(6, "mac_frame_counter", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_tone_mask", "bit-string", .static, at: 0x30, .readWrite),
            Attribute(8, "mac_TMR_TTL", "unsigned", .static, at: 0x38, .readWrite),
            Attribute(9, "mac_max_frame_retries", "unsigned", .static, at: 0x40, .readWrite),
            Attribute(10, "mac_neighbour_table_entry_TTL", "unsigned", .static, at: 0x48, .readWrite),
            Attribute(
                11, "mac_neighbour_table", .array(.neighbour), .dynamic, at: 0x50, .read, names: .macNeighbourTable
            ),
            Attribute(12, "mac_high_priority_window_size", "unsigned", .static, at: 0x58, .readWrite),
            Attribute(13, "mac_CSMA_fairness_limit", "unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "mac_beacon_randomization_window_length", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "mac_A", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "mac_K", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "mac_min_CW_attempts", "unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "mac_cenelec_legacy_mode", "unsigned", .static, at: 0x88, .readWrite),
            Attribute(19, "mac_FCC_legacy_mode", "unsigned", .static, at: 0x90, .readWrite),
            Attribute(20, "mac_max_BE", "unsigned", .static, at: 0x98, .readWrite),
            Attribute(21, "mac_max_CSMA_backoffs", "unsigned", .static, at: 0xA0, .readWrite),
            Attribute(22, "mac_min_BE", "unsigned", .static, at: 0xA8, .readWrite),
            Attribute(23, "mac_broadcast_max_CW_enabled", "boolean", .static, at: 0xB0, .readWrite),
            Attribute(24, "mac_transmit_atten", "unsigned", .static, at: 0xB8, .readWrite),
            Attribute(25, "mac_POS_table", .array(.posEntry), .dynamic, at: 0xC0, .read),
        ],
        methods: [
            Method(
                1, "mac_get_neighbour_table_entry", "long-unsigned", at: 0xC8, returns: "array<structure>",
                effect: "return the table entry of a MAC short address"
            )
        ]
    )

    /// G3-PLC MAC setup, version 1.
    ///
    /// Attributes 1..22, method 1 only.
    public static let g3MACSetupV1 = InterfaceClass(
        id: 91, version: 1, name: "G3-PLC MAC setup", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mac_short_address", "long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_RC_coord", "long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_PAN_id", "long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(
                5, "mac_key_table", "array<structure{key_id: unsigned, key: octet-string}>", .dynamic, at: 0x20, .none,
                secret: true
            ),
            Attribute(6, "mac_frame_counter", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_tone_mask", "bit-string", .static, at: 0x30, .readWrite),
            Attribute(8, "mac_TMR_TTL", "unsigned", .static, at: 0x38, .readWrite),
            Attribute(9, "mac_max_frame_retries", "unsigned", .static, at: 0x40, .readWrite),
            Attribute(10, "mac_neighbour_table_entry_TTL", "unsigned", .static, at: 0x48, .readWrite),
            Attribute(
                11, "mac_neighbour_table", .array(.neighbour), .dynamic, at: 0x50, .read, names: .macNeighbourTable
            ),
            Attribute(12, "mac_high_priority_window_size", "unsigned", .static, at: 0x58, .readWrite),
            Attribute(13, "mac_CSMA_fairness_limit", "unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "mac_beacon_randomization_window_length", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "mac_A", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "mac_K", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "mac_min_CW_attempts", "unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "mac_cenelec_legacy_mode", "unsigned", .static, at: 0x88, .readWrite),
            Attribute(19, "mac_FCC_legacy_mode", "unsigned", .static, at: 0x90, .readWrite),
            Attribute(20, "mac_max_BE", "unsigned", .static, at: 0x98, .readWrite),
            Attribute(21, "mac_max_CSMA_backoffs", "unsigned", .static, at: 0xA0, .readWrite),
            Attribute(22, "mac_min_BE", "unsigned", .static, at: 0xA8, .readWrite),
        ],
        methods: [
            Method(
                1, "mac_get_neighbour_table_entry", "long-unsigned", at: 0xB0, returns: "array<structure>",
                effect: "return the table entry of a MAC short address"
            )
        ]
    )

    /// G3-PLC MAC setup, version 0.
    ///
    /// Older name, PLC OFDM type 2 MAC setup; attributes 1 to 22.
    public static let g3MACSetupV0 = InterfaceClass(
        id: 91, version: 0, name: "G3-PLC MAC setup", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "mac_short_address", "long-unsigned", .dynamic, at: 0x08, .read),
            Attribute(3, "mac_RC_coord", "long-unsigned", .dynamic, at: 0x10, .read),
            Attribute(4, "mac_PAN_id", "long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(
                5, "mac_key_table", "array<structure{key_id: unsigned, key: octet-string}>", .dynamic, at: 0x20, .none,
                secret: true
            ),
            Attribute(6, "mac_frame_counter", "double-long-unsigned", .dynamic, at: 0x28, .read),
            Attribute(7, "mac_tone_mask", "bit-string", .static, at: 0x30, .readWrite),
            Attribute(8, "mac_TMR_TTL", "unsigned", .static, at: 0x38, .readWrite),
            Attribute(9, "mac_max_frame_retries", "unsigned", .static, at: 0x40, .readWrite),
            Attribute(10, "mac_neighbour_table_entry_TTL", "unsigned", .static, at: 0x48, .readWrite),
            Attribute(
                11, "mac_neighbour_table", .array(.neighbour), .dynamic, at: 0x50, .read, names: .macNeighbourTable
            ),
            Attribute(12, "mac_high_priority_window_size", "unsigned", .static, at: 0x58, .readWrite),
            Attribute(13, "mac_CSMA_fairness_limit", "unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "mac_beacon_randomization_window_length", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "mac_A", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "mac_K", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "mac_min_CW_attempts", "unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "mac_cenelec_legacy_mode", "unsigned", .static, at: 0x88, .readWrite),
            Attribute(19, "mac_FCC_legacy_mode", "unsigned", .static, at: 0x90, .readWrite),
            Attribute(20, "mac_max_BE", "unsigned", .static, at: 0x98, .readWrite),
            Attribute(21, "mac_max_CSMA_backoffs", "unsigned", .static, at: 0xA0, .readWrite),
            Attribute(22, "mac_min_BE", "unsigned", .static, at: 0xA8, .readWrite),
        ]
    )
}

extension TypeExpression {
    fileprivate static let neighbour: TypeExpression = """
        structure{
            short_address: long-unsigned, payload_modulation_scheme: boolean, tone_map: bit-string,
            modulation: enum, tx_gain: integer, tx_res: enum, tx_coeff: bit-string, lqi: unsigned,
            phase_differential: integer, TMR_valid_time: unsigned, neighbour_valid_time: unsigned
        }
        """

    fileprivate static let posEntry: TypeExpression =
        "structure{short_address: long-unsigned, LQI: unsigned, POS_valid_time: unsigned}"
}

extension InterfaceClass.ValueNames {
    fileprivate static let macNeighbourTable = Self(fieldCodes: [
        "modulation": [
            0: "robust", 1: "DBPSK_or_BPSK", 2: "DQPSK_or_QPSK", 3: "D8PSK_or_8PSK", 4: "16_QAM",
        ],
        "tx_res": [0: "6_dB", 1: "3_dB"],
    ])
}
