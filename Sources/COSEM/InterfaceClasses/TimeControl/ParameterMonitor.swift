extension InterfaceClass {
    /// Parameter monitor: notes changes of parameters.
    public static let parameterMonitorV1 = InterfaceClass(
        id: 65, version: 1, name: "Parameter monitor", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "changed_parameter", .changedParameter, .dynamic, at: 0x08, .read),
            Attribute(3, "capture_time", "date-time", .dynamic, at: 0x10, .read),
            Attribute(4, "parameter_list", .array(.valueDefinition), .static, at: 0x18, .readWrite),
            Attribute(5, "parameter_list_name", "octet-string", .static, at: 0x20, .readWrite),
            Attribute(6, "hash_algorithm_id", "enum", .static, at: 0x28, .readWrite),
            Attribute(7, "parameter_value_digest", "octet-string", .dynamic, at: 0x30, .read),
            Attribute(
                8, "parameter_values", "structure", .dynamic, at: 0x38, .read,
                note: "the values in parameter_list order"
            ),
        ],
        methods: [
            Method(1, "add_parameter", .valueDefinition, at: 0x40, effect: "add an entry to parameter_list"),
            Method(2, "delete_parameter", .valueDefinition, at: 0x48, effect: "remove an entry from parameter_list"),
        ]
    )

    /// Parameter monitor, version 0.
    ///
    /// Attributes 1 to 4 only; methods at 0x20 and 0x28.
    public static let parameterMonitorV0 = InterfaceClass(
        id: 65, version: 0, name: "Parameter monitor", category: "time- and event-bound control", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "changed_parameter", .changedParameter, .dynamic, at: 0x08, .read),
            Attribute(3, "capture_time", "date-time", .dynamic, at: 0x10, .read),
            Attribute(4, "parameter_list", .array(.valueDefinition), .static, at: 0x18, .readWrite),
        ],
        methods: [
            Method(1, "add_parameter", .valueDefinition, at: 0x20, effect: "add an entry to parameter_list"),
            Method(2, "delete_parameter", .valueDefinition, at: 0x28, effect: "remove an entry from parameter_list"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let changedParameter: TypeExpression = """
        structure{
            class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer,
            attribute_value: any
        }
        """
}
