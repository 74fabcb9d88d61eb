extension InterfaceClass {
    /// S-FSK Active initiator: the initiator an S-FSK station is registered with.
    public static let sfskActiveInitiatorV0 = InterfaceClass(
        id: 51, version: 0, name: "S-FSK Active initiator", category: "S-FSK PLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "active_initiator",
                "structure{system_title: octet-string, MAC_address: long-unsigned, L_SAP_selector: unsigned}",
                .dynamic, at: 0x08, .read
            ),
        ],
        methods: [
            Method(
                1, "reset_NEW_not_synchronized", "long-unsigned", at: 0x10,
                effect: "forget the initiator if the MAC address given matches"
            )
        ]
    )
}
