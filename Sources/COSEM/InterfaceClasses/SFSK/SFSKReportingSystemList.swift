extension InterfaceClass {
    /// S-FSK Reporting system list: systems that have reported to an S-FSK initiator.
    public static let sfskReportingSystemListV0 = InterfaceClass(
        id: 56, version: 0, name: "S-FSK Reporting system list", category: "S-FSK PLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "reporting_system_list", "array<octet-string>", .dynamic, at: 0x08, .read,
                note: "system titles, newest first"
            ),
        ]
    )
}
