extension InterfaceClass {
    /// M-Bus slave port setup: the port of an M-Bus slave.
    public static let mBusSlavePortSetupV0 = InterfaceClass(
        id: 25, version: 0, name: "M-Bus slave port setup", category: "M-Bus",
        attributes: [
            .logicalName,
            Attribute(
                2, "default_baud", "enum", .static, at: 0x08, .readWrite,
                names: ValueNames(codes: [0: "300", 3: "2400", 5: "9600"]),
                note: "only 0, 3 and 5 of the baud list are in use"
            ),
            Attribute(
                3, "avail_baud", "enum", .static, at: 0x10, .read,
                names: ValueNames(codes: [
                    0: "300", 1: "600", 2: "1200", 3: "2400", 4: "4800", 5: "9600", 6: "19200", 7: "38400",
                    8: "57600", 9: "115200",
                ])
            ),
            Attribute(
                4, "addr_state", "enum", .static, at: 0x18, .read,
                names: ValueNames(codes: [0: "not_assigned", 1: "assigned"])
            ),
            Attribute(5, "bus_address", "unsigned", .static, at: 0x20, .readWrite),
        ]
    )
}
