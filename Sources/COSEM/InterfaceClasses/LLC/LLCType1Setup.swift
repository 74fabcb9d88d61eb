extension InterfaceClass {
    /// ISO/IEC 8802-2 LLC Type 1 setup: connectionless LLC.
    public static let llcType1SetupV0 = InterfaceClass(
        id: 57, version: 0, name: "ISO/IEC 8802-2 LLC Type 1 setup", category: "ISO/IEC 8802-2 LLC",
        attributes: [
            .logicalName,
            Attribute(2, "max_octets_ui_pdu", "long-unsigned", .static, at: 0x08, .readWrite, defaultValue: 128),
        ]
    )
}
