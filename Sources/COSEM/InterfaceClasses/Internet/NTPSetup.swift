extension InterfaceClass {
    /// NTP setup: time from a network time server.
    public static let ntpSetupV0 = InterfaceClass(
        id: 100, version: 0, name: "NTP setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(2, "activated", "boolean", .static, at: 0x08, .readWrite, defaultValue: 0),
            Attribute(3, "server_address", "octet-string", .static, at: 0x10, .readWrite),
            Attribute(4, "server_port", "long-unsigned", .static, at: 0x18, .readWrite, defaultValue: 123),
            Attribute(
                5, "authentication_method", "enum", .static, at: 0x20, .readWrite,
                names: ValueNames(codes: [0: "no_security", 1: "shared_secrets", 2: "autokey_IFF"])
            ),
            Attribute(
                6, "authentication_keys", "array<structure{key_id: double-long-unsigned, key: octet-string}>", .static,
                at: 0x28, .none, secret: true
            ),
            Attribute(7, "client_key", "octet-string", .static, at: 0x30, .none, secret: true),
        ],
        methods: [
            Method(1, "synchronize", "integer(0)", at: 0x38, mandatory: true, effect: "synchronise the clock now"),
            Method(
                2, "add_authentication_key", "structure{key_id: double-long-unsigned, key: octet-string}", at: 0x40,
                secret: true,
                effect: "add a key"
            ),
            Method(
                3, "delete_authentication_key", "double-long-unsigned", at: 0x48, effect: "delete the key with this id"
            ),
        ]
    )
}
