extension InterfaceClass {
    /// Function control: switches functions of the meter on and off.
    ///
    /// Offset 0x18 left free before the methods.
    public static let functionControlV0 = InterfaceClass(
        id: 122, version: 0, name: "Function control", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "activation_status",
                "array<structure{function_name: octet-string, function_status: boolean}>",
                .dynamic, at: 0x08, .read
            ),
            Attribute(3, "function_list", .array(.functionSpecification), .static, at: 0x10, .readWrite),
        ],
        methods: [
            Method(
                1, "set_function_status",
                "array<structure{function_name: octet-string, function_status: boolean}>",
                at: 0x20, effect: "switch functions on or off"
            ),
            Method(2, "add_function", .functionSpecification, at: 0x28, effect: "add a function to function_list"),
            Method(3, "remove_function", "octet-string", at: 0x30, effect: "remove a function by name"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let functionSpecification: TypeExpression = """
        structure{
            function_name: octet-string,
            function_specification: array<structure{class_id: long-unsigned, logical_name: octet-string[6]}>
        }
        """
}
