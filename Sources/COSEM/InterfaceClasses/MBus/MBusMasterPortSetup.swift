extension InterfaceClass {
    /// M-Bus master port setup: the port of an M-Bus master.
    public static let mBusMasterPortSetupV0 = InterfaceClass(
        id: 74, version: 0, name: "M-Bus master port setup", category: "M-Bus",
        attributes: [
            .logicalName,
            Attribute(
                2, "comm_speed", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(codes: [
                    0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400",
                    8: "57600", 9: "115200",
                ])
            ),
        ]
    )
}
