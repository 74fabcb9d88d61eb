extension InterfaceClass {
    /// PRIME NB OFDM PLC Application identification: firmware and vendor of a PRIME modem.
    public static let primeApplicationIdentificationV0 = InterfaceClass(
        id: 86, version: 0, name: "PRIME NB OFDM PLC Application identification", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(2, "firmware_version", "octet-string", .static, at: 0x08, .read),
            Attribute(3, "vendor_Id", "long-unsigned", .static, at: 0x10, .read),
            Attribute(4, "product_Id", "long-unsigned", .static, at: 0x18, .read),
        ]
    )
}
