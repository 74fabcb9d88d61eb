extension InterfaceClass {
    /// IEC twisted pair (1) setup: a twisted pair (Euridis) port.
    public static let iecTwistedPairSetupV1 = InterfaceClass(
        id: 24, version: 1, name: "IEC twisted pair (1) setup", category: "local ports and modems",
        attributes: [
            .logicalName,
            Attribute(
                2, "mode", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(codes: [0: "inactive", 1: "always_active"])
            ),
            Attribute(
                3, "speed", "enum", .static, at: 0x10, .readWrite,
                names: ValueNames(codes: [
                    0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400",
                    8: "57600", 9: "115200",
                ])
            ),
            Attribute(4, "primary_address_list", "array<unsigned>", .static, at: 0x18, .readWrite),
            Attribute(5, "tabi_list", "array<integer>", .static, at: 0x20, .readWrite),
        ]
    )

    /// IEC twisted pair (1) setup, version 0.
    ///
    /// secondary_address and fatal_error instead of mode and speed; ids of the lists differ by one.
    public static let iecTwistedPairSetupV0 = InterfaceClass(
        id: 24, version: 0, name: "IEC twisted pair (1) setup", category: "local ports and modems", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "secondary_address", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(3, "primary_address_list", "array<octet-string[1]>", .static, at: 0x10, .readWrite),
            Attribute(4, "tabi_list", "array<integer>", .static, at: 0x18, .readWrite),
            Attribute(5, "fatal_error", "enum", .dynamic, at: 0x20, .read),
        ]
    )
}
