extension InterfaceClass {
    /// Script table: lists of attribute writes and method calls, run together.
    public static let scriptTableV0 = InterfaceClass(
        id: 9, version: 0, name: "Script table", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(
                2, "scripts",
                """
                array<structure{
                    script_identifier: long-unsigned,
                    actions: array<structure{
                        service_id: enum, class_id: long-unsigned, logical_name: octet-string[6], index: integer,
                        parameter: any
                    }>
                }>
                """, .static, at: 0x08, .readWrite,
                names: ValueNames(
                    fieldCodes: ["service_id": [1: "write_attribute", 2: "execute_specific_method"]]
                ),
                note: "script_identifier 0 means nothing to do and is not used in the list"
            ),
        ],
        methods: [
            Method(
                1, "execute", "long-unsigned", at: 0x20, mandatory: true, effect: "run the script with this identifier"
            )
        ]
    )
}
