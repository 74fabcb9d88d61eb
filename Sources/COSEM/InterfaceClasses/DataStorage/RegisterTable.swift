extension InterfaceClass {
    /// Register table: values of registers that differ in value group E only.
    public static let registerTableV0 = InterfaceClass(
        id: 61, version: 0, name: "Register table", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "table_cell_values", "CHOICE{array<any>|compact-array}", .dynamic, at: 0x08, .read),
            Attribute(
                3, "table_cell_definition",
                """
                structure{
                    class_id: long-unsigned, logical_name: octet-string[6], group_E_values: array<unsigned>,
                    attribute_index: integer
                }
                """, .static, at: 0x10, .readWrite,
                note: "value group E of logical_name is 255 here; the cells differ in E"
            ),
            Attribute(
                4, "scaler_unit", .scalerUnit, .static, at: 0x18, .read,
                note: "common to all cells; unit 255 if the captured attribute has none"
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x28, effect: "clear table_cell_values"),
            Method(2, "capture", "integer(0)", at: 0x30, effect: "copy the cells from their source objects"),
        ]
    )
}
