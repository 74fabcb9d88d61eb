extension InterfaceClass {
    /// MAC address setup: the MAC address of an interface.
    ///
    /// Formerly Ethernet setup.
    public static let macAddressSetupV0 = InterfaceClass(
        id: 43, version: 0, name: "MAC address setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(
                2, "MAC_address", "octet-string[6]", .static, at: 0x08, .read,
                note: "EUI-48; length of the physical medium"
            ),
        ]
    )
}
