extension InterfaceClass {
    /// Demand register: the average of a quantity over one or several periods, running and last completed.
    public static let demandRegisterV0 = InterfaceClass(
        id: 5, version: 0, name: "Demand register", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "current_average_value", .registerValue, .dynamic, at: 0x08, .read),
            Attribute(3, "last_average_value", .registerValue, .dynamic, at: 0x10, .read),
            Attribute(4, "scaler_unit", .scalerUnit, .static, at: 0x18, .read),
            Attribute(5, "status", .statusValue, .dynamic, at: 0x20, .read),
            Attribute(6, "capture_time", "octet-string<date-time>", .dynamic, at: 0x28, .read),
            Attribute(7, "start_time_current", "octet-string<date-time>", .dynamic, at: 0x30, .read),
            Attribute(
                8, "period", "double-long-unsigned", .static, at: 0x38, .readWrite, range: 1...0xFFFF_FFFF,
                note: "seconds"
            ),
            Attribute(
                9, "number_of_periods", "long-unsigned", .static, at: 0x40, .readWrite, range: 1...0xFFFF,
                note: "more than 1: sliding demand"
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x48, effect: "close the interval and zero the averages"),
            Method(2, "next_period", "integer(0)", at: 0x50, effect: "close the current interval and start the next"),
        ]
    )
}
