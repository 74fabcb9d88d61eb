extension InterfaceClass {
    /// Array manager: manages elements of arrays in other objects.
    public static let arrayManagerV0 = InterfaceClass(
        id: 123, version: 0, name: "Array manager", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "array_object_list",
                """
                array<structure{
                    array_object_id: unsigned,
                    array_object: structure{
                        class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer
                    }
                }>
                """, .static, at: 0x08, .readWrite
            ),
        ],
        methods: [
            Method(
                1, "retrieve_number_of_entries", "unsigned", at: 0x20, mandatory: true, returns: "long-unsigned",
                effect: "count the entries of the array"
            ),
            Method(
                2, "retrieve_entries", .arrayRange, at: 0x28, mandatory: true, returns: "array<any>",
                effect: "return a range of entries"
            ),
            Method(3, "insert_entry", .arrayEntry, at: 0x30, effect: "insert an entry"),
            Method(4, "update_entry", .arrayEntry, at: 0x38, effect: "replace an entry"),
            Method(5, "remove_entries", .arrayRange, at: 0x40, effect: "delete a range of entries"),
        ]
    )
}

extension TypeExpression {
    fileprivate static let arrayRange: TypeExpression = """
        structure{
            array_object_id: unsigned, range: structure{from_index: long-unsigned, to_index: long-unsigned}
        }
        """

    fileprivate static let arrayEntry: TypeExpression =
        "structure{array_object_id: unsigned, entry: structure{index: long-unsigned, value: any}}"
}
