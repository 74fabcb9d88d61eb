extension InterfaceClass {
    /// GPRS modem setup: access point, PIN and quality of service of a GPRS modem.
    public static let gprsModemSetupV0 = InterfaceClass(
        id: 45, version: 0, name: "GPRS modem setup", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(2, "APN", "octet-string", .static, at: 0x08, .readWrite),
            Attribute(3, "PIN_code", "long-unsigned", .static, at: 0x10, .none, secret: true),
            Attribute(
                4, "quality_of_service",
                """
                structure{
                    default: structure{
                        precedence: unsigned, delay: unsigned, reliability: unsigned, peak_throughput: unsigned,
                        mean_throughput: unsigned
                    },
                    requested: structure{
                        precedence: unsigned, delay: unsigned, reliability: unsigned, peak_throughput: unsigned,
                        mean_throughput: unsigned
                    }
                }
                """, .static, at: 0x18, .readWrite
            ),
        ]
    )
}
