extension InterfaceClass {
    /// ZigBee network control: the ZigBee network that a coordinator keeps.
    public static let zigBeeNetworkControlV0 = InterfaceClass(
        id: 104, version: 0, name: "ZigBee network control", category: "ZigBee",
        attributes: [
            .logicalName,
            Attribute(2, "enable_disable_joining", "boolean", .static, at: 0x08, .readWrite),
            Attribute(3, "join_timeout", "long-unsigned", .static, at: 0x10, .readWrite, note: "s"),
            Attribute(
                4, "active_devices",
                """
                array<structure{
                    mac_address: octet-string[8], status: bit-string[5], maxRSSI: integer, averageRSSI: integer,
                    minRSSI: integer, maxLQI: unsigned, averageLQI: unsigned, minLQI: unsigned,
                    last_communication_date_time: date-time, number_of_hops: unsigned,
                    transmission_failures: unsigned, transmission_successes: unsigned,
                    application_version: unsigned, stack_version: unsigned
                }>
                """, .dynamic, at: 0x18, .read,
                names: ValueNames(fieldBits: [
                    "status": [
                        0: "authorised_on_PAN", 1: "actively_reporting", 2: "unauthorised_on_PAN",
                        3: "authorised_after_swap_out", 4: "SEP_transmitting",
                    ]
                ])
            ),
        ],
        methods: [
            Method(
                1, "register_device",
                "structure{mac_address: octet-string[8], link_key: octet-string[16]}",
                at: 0x20, mandatory: true, effect: "authorise a device"
            ),
            Method(2, "unregister_device", "octet-string[8]", at: 0x28, mandatory: true, effect: "remove a device"),
            Method(3, "unregister_all_devices", "integer(0)", at: 0x30, effect: "remove all devices"),
            Method(4, "backup_PAN", "integer(0)", at: 0x38, effect: "save the PAN data"),
            Method(5, "restore_PAN", "octet-string", at: 0x40, effect: "restore saved PAN data"),
            Method(6, "identify_device", "octet-string[8]", at: 0x48, effect: "make a device show itself"),
            Method(7, "remove_mirror", "structure", at: 0x50, effect: "remove a mirror"),
            Method(8, "update_network_key", "integer(0)", at: 0x58, effect: "replace the network key"),
            Method(9, "update_link_key", "octet-string[8]", at: 0x60, effect: "replace the link key of a device"),
            Method(10, "create_PAN", "integer(0)", at: 0x68, mandatory: true, effect: "form the PAN"),
            Method(11, "remove_PAN", "integer(0)", at: 0x70, mandatory: true, effect: "dissolve the PAN"),
        ]
    )
}
