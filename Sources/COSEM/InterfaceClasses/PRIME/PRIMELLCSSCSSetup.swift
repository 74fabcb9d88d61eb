extension InterfaceClass {
    /// 61334-4-32 LLC SSCS setup: convergence layer of PRIME with IEC 61334-4-32.
    ///
    /// Offset 0x18 stays free.
    public static let primeLLCSSCSSetupV0 = InterfaceClass(
        id: 80, version: 0, name: "61334-4-32 LLC SSCS setup", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "service_node_address", "long-unsigned", .dynamic, at: 0x08, .read,
                note: "0xFFE = NEW when deregistered"
            ),
            Attribute(3, "base_node_address", "long-unsigned", .dynamic, at: 0x10, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x20, effect: "release the service node address")
        ]
    )
}
