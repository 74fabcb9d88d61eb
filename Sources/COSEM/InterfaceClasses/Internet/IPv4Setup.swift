extension InterfaceClass {
    /// IPv4 setup: the IPv4 address and what belongs to it.
    ///
    /// The standard leaves attributes 3..7, 9, 10 without a static/dynamic mark (they may come from DHCP): dynamic
    /// here. Offsets 0x50 and 0x58 stay free.
    public static let ipv4SetupV0 = InterfaceClass(
        id: 42, version: 0, name: "IPv4 setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(2, "DL_reference", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(
                3, "IP_address", "double-long-unsigned", .dynamic, at: 0x10, .readWrite,
                note: "network order number; 0 = not assigned"
            ),
            Attribute(4, "multicast_IP_address", "array<double-long-unsigned>", .dynamic, at: 0x18, .readWrite),
            Attribute(
                5, "IP_options",
                "array<structure{IP_Option_Type: unsigned, IP_Option_Length: unsigned, IP_Option_Data: octet-string}>",
                .dynamic, at: 0x20, .readWrite,
                names: ValueNames(fieldCodes: [
                    "IP_Option_Type": [
                        130: "security", 131: "loose_source_and_record_route",
                        137: "strict_source_and_record_route", 7: "record_route", 68: "internet_timestamp",
                    ]
                ])
            ),
            Attribute(6, "subnet_mask", "double-long-unsigned", .dynamic, at: 0x28, .readWrite),
            Attribute(7, "gateway_IP_address", "double-long-unsigned", .dynamic, at: 0x30, .readWrite),
            Attribute(8, "use_DHCP_flag", "boolean", .static, at: 0x38, .readWrite),
            Attribute(9, "primary_DNS_address", "double-long-unsigned", .dynamic, at: 0x40, .readWrite),
            Attribute(10, "secondary_DNS_address", "double-long-unsigned", .dynamic, at: 0x48, .readWrite),
        ],
        methods: [
            Method(1, "add_mc_IP_address", "double-long-unsigned", at: 0x60, effect: "append a multicast address"),
            Method(2, "delete_mc_IP_address", "double-long-unsigned", at: 0x68, effect: "remove a multicast address"),
            Method(
                3, "get_nbof_mc_IP_addresses", "integer(0)", at: 0x70, returns: "long-unsigned",
                effect: "count the multicast addresses"
            ),
        ]
    )
}
