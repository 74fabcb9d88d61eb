extension InterfaceClass {
    /// GSM diagnostic: state of the mobile network: operator, registration, cells.
    public static let gsmDiagnosticV2 = InterfaceClass(
        id: 47, version: 2, name: "GSM diagnostic", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(2, "operator", "visible-string", .dynamic, at: 0x08, .read),
            Attribute(3, "status", "enum", .dynamic, at: 0x10, .read, names: .status),
            Attribute(
                4, "cs_attachment", "enum", .dynamic, at: 0x18, .read,
                names: ValueNames(codes: [0: "inactive", 1: "incoming_call", 2: "active"])
            ),
            Attribute(
                5, "ps_status", "enum", .dynamic, at: 0x20, .read,
                names: ValueNames(codes: [
                    0: "inactive", 1: "GPRS", 2: "EDGE", 3: "UMTS", 4: "HSDPA", 5: "LTE", 6: "CDMA",
                    7: "LTE_Cat_M1", 8: "LTE_Cat_NB1", 9: "LTE_Cat_NB2",
                ])
            ),
            Attribute(
                6, "cell_info", .cellInfo, .dynamic, at: 0x28, .read,
                note: "signal_quality 0..31 = -113..-51 dBm, 99 unknown; ber 0..7, 99 unknown"
            ),
            Attribute(
                7, "adjacent_cells",
                "array<structure{cell_ID: double-long-unsigned, signal_quality: unsigned}>",
                .dynamic, at: 0x30, .read
            ),
            Attribute(8, "capture_time", "date-time", .dynamic, at: 0x38, .read),
        ]
    )

    /// GSM diagnostic, version 1.
    ///
    /// ps_status up to 6.
    public static let gsmDiagnosticV1 = InterfaceClass(
        id: 47, version: 1, name: "GSM diagnostic", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "operator", "visible-string", .dynamic, at: 0x08, .read),
            Attribute(3, "status", "enum", .dynamic, at: 0x10, .read, names: .status),
            Attribute(
                4, "cs_attachment", "enum", .dynamic, at: 0x18, .read,
                names: ValueNames(codes: [0: "inactive", 1: "incoming_call", 2: "active"])
            ),
            Attribute(
                5, "ps_status", "enum", .dynamic, at: 0x20, .read,
                names: ValueNames(
                    codes: [0: "inactive", 1: "GPRS", 2: "EDGE", 3: "UMTS", 4: "HSDPA", 5: "LTE", 6: "CDMA"]
                )
            ),
            Attribute(
                6, "cell_info", .cellInfo, .dynamic, at: 0x28, .read,
                note: "signal_quality 0..31 = -113..-51 dBm, 99 unknown; ber 0..7, 99 unknown"
            ),
            Attribute(
                7, "adjacent_cells",
                "array<structure{cell_ID: double-long-unsigned, signal_quality: unsigned}>",
                .dynamic, at: 0x30, .read
            ),
            Attribute(8, "capture_time", "date-time", .dynamic, at: 0x38, .read),
        ]
    )

    /// GSM diagnostic, version 0.
    ///
    /// ps_status up to 4; cell_info has four fields with 16-bit cell_ID; adjacent cell_ID 16 bit.
    public static let gsmDiagnosticV0 = InterfaceClass(
        id: 47, version: 0, name: "GSM diagnostic", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "operator", "visible-string", .dynamic, at: 0x08, .read),
            Attribute(3, "status", "enum", .dynamic, at: 0x10, .read, names: .status),
            Attribute(
                4, "cs_attachment", "enum", .dynamic, at: 0x18, .read,
                names: ValueNames(codes: [0: "inactive", 1: "incoming_call", 2: "active"])
            ),
            Attribute(
                5, "ps_status", "enum", .dynamic, at: 0x20, .read,
                names: ValueNames(codes: [0: "inactive", 1: "GPRS", 2: "EDGE", 3: "UMTS", 4: "HSDPA"])
            ),
            Attribute(
                6, "cell_info",
                """
                structure{
                    cell_ID: long-unsigned, location_ID: long-unsigned, signal_quality: unsigned, ber: unsigned
                }
                """, .dynamic, at: 0x28, .read,
                note: "signal_quality 0..31 = -113..-51 dBm, 99 unknown; ber 0..7, 99 unknown"
            ),
            Attribute(
                7, "adjacent_cells", "array<structure{cell_ID: long-unsigned, signal_quality: unsigned}>", .dynamic,
                at: 0x30, .read
            ),
            Attribute(8, "capture_time", "date-time", .dynamic, at: 0x38, .read),
        ]
    )
}

extension TypeExpression {
    fileprivate static let cellInfo: TypeExpression = """
        structure{
            cell_ID: double-long-unsigned, location_ID: long-unsigned, signal_quality: unsigned, ber: unsigned,
            mcc: long-unsigned, mnc: long-unsigned, channel_number: double-long-unsigned
        }
        """
}

extension InterfaceClass.ValueNames {
    fileprivate static let status = Self(codes: [
        0: "not_registered", 1: "registered_home_network", 2: "not_registered_searching",
        3: "registration_denied", 4: "unknown", 5: "registered_roaming",
    ])
}
