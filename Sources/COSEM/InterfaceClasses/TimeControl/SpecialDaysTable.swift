extension InterfaceClass {
    /// Special days table: days that the schedules and the activity calendar treat on their own.
    public static let specialDaysTableV0 = InterfaceClass(
        id: 11, version: 0, name: "Special days table", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "entries", .array(.specialDay), .static, at: 0x08, .readWrite),
        ],
        methods: [
            Method(1, "insert", .specialDay, at: 0x10, effect: "insert or replace an entry"),
            Method(2, "delete", "long-unsigned", at: 0x18, effect: "delete the entry with this index"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let specialDay: TypeExpression =
        "structure{index: long-unsigned, specialday_date: octet-string<date>, day_id: unsigned}"
}
