extension InterfaceClass {
    /// SMTP setup: a mail server to send to.
    public static let smtpSetupV0 = InterfaceClass(
        id: 46, version: 0, name: "SMTP setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(2, "server_port", "long-unsigned", .static, at: 0x08, .readWrite, defaultValue: 25),
            Attribute(3, "user_name", "octet-string", .static, at: 0x10, .readWrite),
            Attribute(4, "login_password", "octet-string", .static, at: 0x18, .none, secret: true),
            Attribute(5, "server_address", "octet-string", .static, at: 0x20, .readWrite),
            Attribute(6, "sender_address", "octet-string", .static, at: 0x28, .readWrite),
        ]
    )
}
