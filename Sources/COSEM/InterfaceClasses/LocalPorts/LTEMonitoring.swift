extension InterfaceClass {
    /// LTE monitoring: state of the LTE network.
    public static let lteMonitoringV1 = InterfaceClass(
        id: 151, version: 1, name: "LTE monitoring", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(
                2, "LTE_network_parameters",
                """
                structure{
                    T3402: long-unsigned, T3412: long-unsigned, T3412ext2: double-long-unsigned,
                    T3324: long-unsigned, TeDRX: double-long-unsigned, TPTW: long-unsigned, qRxlevMin: integer,
                    qRxlevMinCE-r13: integer, qRxLevMinCE1-r13: integer
                }
                """, .dynamic, at: 0x08, .read, note: "timers in s, T3324 and TeDRX in 0.01 s, levels in dBm"
            ),
            Attribute(
                3, "LTE_quality_of_service",
                "structure{RSRQ: integer, RSRP: integer, SNR: integer, coverage_enhancement: enum}",
                .dynamic, at: 0x10, .read,
                names: ValueNames(fieldCodes: [
                    "coverage_enhancement": [
                        0: "CE_level_0", 1: "CE_level_1_mode_A", 2: "CE_level_2_mode_B",
                    ]
                ])
            ),
        ]
    )

    /// LTE monitoring, version 0.
    ///
    /// One structure of five fields.
    public static let lteMonitoringV0 = InterfaceClass(
        id: 151, version: 0, name: "LTE monitoring", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "LTE_network_parameters",
                """
                structure{
                    T3402: long-unsigned, T3412: long-unsigned, RSRQ: unsigned, RSRP: unsigned, qRxlevMin: integer
                }
                """, .dynamic, at: 0x08, .read
            ),
        ]
    )
}
