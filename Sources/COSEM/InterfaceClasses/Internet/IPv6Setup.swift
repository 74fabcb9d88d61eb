extension InterfaceClass {
    /// IPv6 setup: IPv6 addresses and neighbour discovery.
    ///
    /// Offsets 0x50 and 0x58 stay free; attribute 4 has no static/dynamic mark.
    public static let ipv6SetupV0 = InterfaceClass(
        id: 48, version: 0, name: "IPv6 setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(2, "DL_reference", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(
                3, "address_config_mode", "enum", .static, at: 0x10, .readWrite,
                names: ValueNames(
                    codes: [0: "auto_configuration", 1: "DHCPv6", 2: "manual", 3: "neighbour_discovery"]
                ),
                defaultValue: 0
            ),
            Attribute(4, "unicast_IPv6_addresses", "array<octet-string[16]>", .dynamic, at: 0x18, .readWrite),
            Attribute(5, "multicast_IPv6_addresses", "array<octet-string[16]>", .static, at: 0x20, .readWrite),
            Attribute(6, "gateway_IPv6_addresses", "array<octet-string[16]>", .static, at: 0x28, .readWrite),
            Attribute(7, "primary_DNS_address", "octet-string[16]", .static, at: 0x30, .readWrite),
            Attribute(8, "secondary_DNS_address", "octet-string[16]", .static, at: 0x38, .readWrite),
            Attribute(9, "traffic_class", "unsigned", .static, at: 0x40, .readWrite, range: 0...63, defaultValue: 0),
            Attribute(
                10, "neighbor_discovery_setup",
                """
                array<structure{
                    RS_max_retry: unsigned, RS_retry_wait_time: long-unsigned, RA_send_period: double-long-unsigned
                }>
                """, .static, at: 0x48, .readWrite, note: "ms, s"
            ),
        ],
        methods: [
            Method(
                1, "add_IPv6_address", "structure{IPv6_address_type: enum, IPv6_address: octet-string[16]}", at: 0x60,
                names: .addIPv6Address, effect: "add an address"
            ),
            Method(
                2, "remove_IPv6_address", "structure{IPv6_address_type: enum, IPv6_address: octet-string[16]}",
                at: 0x68, names: .addIPv6Address, effect: "remove an address"
            ),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let addIPv6Address = Self(
        fieldCodes: ["IPv6_address_type": [0: "unicast", 1: "multicast", 2: "gateway"]]
    )
}
