extension InterfaceClass {
    /// TCP-UDP setup: TCP or UDP with its port and limits.
    public static let tcpUDPSetupV0 = InterfaceClass(
        id: 41, version: 0, name: "TCP-UDP setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(2, "TCP-UDP_port", "long-unsigned", .static, at: 0x08, .readWrite, defaultValue: 4059),
            Attribute(3, "IP_reference", "octet-string[6]", .static, at: 0x10, .readWrite),
            Attribute(4, "MSS", "long-unsigned", .static, at: 0x18, .readWrite, range: 40...0xFFFF, defaultValue: 576),
            Attribute(5, "nb_of_sim_conn", "unsigned", .static, at: 0x20, .readWrite, range: 1...255),
            Attribute(
                6, "inactivity_time_out", "long-unsigned", .static, at: 0x28, .readWrite, defaultValue: 180,
                note: "seconds; 0 = never"
            ),
        ]
    )
}
