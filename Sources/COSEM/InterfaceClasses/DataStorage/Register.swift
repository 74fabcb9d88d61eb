extension InterfaceClass {
    /// Register: a value with its scaler and unit.
    public static let registerV0 = InterfaceClass(
        id: 3, version: 0, name: "Register", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "value", .registerValue, .dynamic, at: 0x08, .read),
            Attribute(
                3, "scaler_unit", .scalerUnit, .static, at: 0x10, .read,
                note: "value × 10^scaler in unit; unit 255: no unit"
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x28, effect: "set value to its instance default")
        ]
    )
}
