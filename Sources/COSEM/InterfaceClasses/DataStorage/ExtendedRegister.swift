extension InterfaceClass {
    /// Extended register: a register that also tells its status and when its value was captured.
    public static let extendedRegisterV0 = InterfaceClass(
        id: 4, version: 0, name: "Extended register", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "value", .registerValue, .dynamic, at: 0x08, .read),
            Attribute(3, "scaler_unit", .scalerUnit, .static, at: 0x10, .read),
            Attribute(4, "status", .statusValue, .dynamic, at: 0x18, .read),
            Attribute(5, "capture_time", "octet-string<date-time>", .dynamic, at: 0x20, .read),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x38, effect: "set value to its default and capture_time to now")
        ]
    )
}
