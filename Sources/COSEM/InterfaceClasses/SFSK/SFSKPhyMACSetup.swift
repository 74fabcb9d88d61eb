extension InterfaceClass {
    /// S-FSK Phy&MAC setup: physical and MAC layer of S-FSK PLC.
    public static let sfskPhyMACSetupV1 = InterfaceClass(
        id: 50, version: 1, name: "S-FSK Phy&MAC setup", category: "S-FSK PLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "initiator_electrical_phase", "enum", .static, at: 0x08, .readWrite, names: .initiatorElectricalPhase
            ),
            Attribute(3, "delta_electrical_phase", "enum", .dynamic, at: 0x10, .read, names: .deltaElectricalPhase),
            Attribute(4, "max_receiving_gain", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "max_transmitting_gain", "unsigned", .static, at: 0x20, .readWrite),
            Attribute(6, "search_initiator_threshold", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(7, "frequencies", .frequencies, .static, at: 0x30, .readWrite, note: "Hz"),
            Attribute(8, "mac_address", "long-unsigned", .dynamic, at: 0x38, .read, note: "0xFFE = NEW"),
            Attribute(9, "mac_group_addresses", "array<long-unsigned>", .static, at: 0x40, .readWrite),
            Attribute(
                10, "repeater", "enum", .static, at: 0x48, .readWrite,
                names: ValueNames(codes: [0: "never", 1: "always", 2: "dynamic"])
            ),
            Attribute(11, "repeater_status", "boolean", .dynamic, at: 0x50, .read),
            Attribute(12, "min_delta_credit", "unsigned", .dynamic, at: 0x58, .read),
            Attribute(13, "initiator_mac_address", "long-unsigned", .dynamic, at: 0x60, .read),
            Attribute(14, "synchronization_locked", "boolean", .dynamic, at: 0x68, .read),
            Attribute(
                15, "transmission_speed", "enum", .static, at: 0x70, .readWrite, names: .transmissionSpeed,
                note: "bit/s at 50 Hz; which codes a profile uses is set by the PLC profile"
            ),
        ]
    )

    /// S-FSK Phy&MAC setup, version 0.
    ///
    /// Attribute 6 is search_initiator_gain.
    public static let sfskPhyMACSetupV0 = InterfaceClass(
        id: 50, version: 0, name: "S-FSK Phy&MAC setup", category: "S-FSK PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "initiator_electrical_phase", "enum", .static, at: 0x08, .readWrite, names: .initiatorElectricalPhase
            ),
            Attribute(3, "delta_electrical_phase", "enum", .dynamic, at: 0x10, .read, names: .deltaElectricalPhase),
            Attribute(4, "max_receiving_gain", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "max_transmitting_gain", "unsigned", .static, at: 0x20, .readWrite),
            Attribute(6, "search_initiator_gain", "unsigned", .static, at: 0x28, .readWrite),
            Attribute(7, "frequencies", .frequencies, .static, at: 0x30, .readWrite, note: "Hz"),
            Attribute(8, "mac_address", "long-unsigned", .dynamic, at: 0x38, .read, note: "0xFFE = NEW"),
            Attribute(9, "mac_group_addresses", "array<long-unsigned>", .static, at: 0x40, .readWrite),
            Attribute(
                10, "repeater", "enum", .static, at: 0x48, .readWrite,
                names: ValueNames(codes: [0: "never", 1: "always", 2: "dynamic"])
            ),
            Attribute(11, "repeater_status", "boolean", .dynamic, at: 0x50, .read),
            Attribute(12, "min_delta_credit", "unsigned", .dynamic, at: 0x58, .read),
            Attribute(13, "initiator_mac_address", "long-unsigned", .dynamic, at: 0x60, .read),
            Attribute(14, "synchronization_locked", "boolean", .dynamic, at: 0x68, .read),
            Attribute(
                15, "transmission_speed", "enum", .static, at: 0x70, .readWrite, names: .transmissionSpeed,
                note: "bit/s at 50 Hz; which codes a profile uses is set by the PLC profile"
            ),
        ]
    )
}

extension TypeExpression {
    fileprivate static let frequencies: TypeExpression =
        "structure{mark_frequency: double-long-unsigned, space_frequency: double-long-unsigned}"
}

extension InterfaceClass.ValueNames {
    fileprivate static let initiatorElectricalPhase = Self(
        codes: [0: "not_defined", 1: "phase_1", 2: "phase_2", 3: "phase_3"]
    )

    fileprivate static let deltaElectricalPhase = Self(codes: [
        0: "not_defined", 1: "same_phase", 2: "60_degrees", 3: "120_degrees", 4: "180_degrees",
        5: "minus_120_degrees", 6: "minus_60_degrees",
    ])

    fileprivate static let transmissionSpeed = Self(codes: [
        0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400", 8: "57600",
        9: "115200",
    ])
}
