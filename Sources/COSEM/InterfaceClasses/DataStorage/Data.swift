extension InterfaceClass {
    /// Data: one value without a unit: an identifier, a parameter, a status.
    public static let dataV0 = InterfaceClass(
        id: 1, version: 0, name: "Data", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(
                2, "value",
                """
                CHOICE{
                    null-data|boolean|bit-string|double-long|double-long-unsigned|octet-string|visible-string|
                    utf8-string|bcd|integer|long|unsigned|long-unsigned|long64|long64-unsigned|enum|float32|float64|
                    date-time|date|time|array|structure|compact-array
                }
                """, .static, at: 0x08, .read,
                note: "static or dynamic is fixed per instance; type fixed by the instance"
            ),
        ]
    )
}
