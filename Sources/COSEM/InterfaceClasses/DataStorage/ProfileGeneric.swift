extension InterfaceClass {
    /// Profile generic: a buffer of rows with the values of captured attributes: load profile, billing values, event
    /// log.
    ///
    /// Method ids 3 and 4 (0x68, 0x70) stay reserved from version 0.
    public static let profileGenericV1 = InterfaceClass(
        id: 7, version: 1, name: "Profile generic", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(
                2, "buffer", "CHOICE{array<any>|compact-array}", .dynamic, at: 0x08, .read, selectors: profileSelectors,
                note: "entries are structure of the captured columns"
            ),
            Attribute(
                3, "capture_objects", .array(.captureObject), .static, at: 0x10, .readWrite,
                note: "data_index 0 = whole attribute"
            ),
            Attribute(
                4, "capture_period", "double-long-unsigned", .static, at: 0x18, .readWrite,
                note: "seconds; 0 = only triggered externally"
            ),
            Attribute(5, "sort_method", "enum", .static, at: 0x20, .readWrite, names: .sortMethod),
            Attribute(
                6, "sort_object", .captureObject, .static, at: 0x28, .readWrite,
                note: "class_id 0 and zero logical_name when FIFO/LIFO"
            ),
            Attribute(7, "entries_in_use", "double-long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(
                8, "profile_entries", "double-long-unsigned", .static, at: 0x38, .readWrite, range: 1...0xFFFF_FFFF,
                note: "capacity in rows"
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x58, effect: "empty the buffer"),
            Method(2, "capture", "integer(0)", at: 0x60, effect: "copy the capture objects into a new entry"),
        ]
    )

    /// Profile generic, version 0.
    ///
    /// Two further methods, 3 and 4.
    public static let profileGenericV0 = InterfaceClass(
        id: 7, version: 0, name: "Profile generic", category: "data storage", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "buffer", "CHOICE{array<any>|compact-array}", .dynamic, at: 0x08, .read, selectors: profileSelectors,
                note: "entries are structure of the captured columns"
            ),
            Attribute(
                3, "capture_objects", .array(.captureObject), .static, at: 0x10, .readWrite,
                note: "data_index 0 = whole attribute"
            ),
            Attribute(
                4, "capture_period", "double-long-unsigned", .static, at: 0x18, .readWrite,
                note: "seconds; 0 = only triggered externally"
            ),
            Attribute(5, "sort_method", "enum", .static, at: 0x20, .readWrite, names: .sortMethod),
            Attribute(
                6, "sort_object", .captureObject, .static, at: 0x28, .readWrite,
                note: "class_id 0 and zero logical_name when FIFO/LIFO"
            ),
            Attribute(7, "entries_in_use", "double-long-unsigned", .dynamic, at: 0x30, .read),
            Attribute(
                8, "profile_entries", "double-long-unsigned", .static, at: 0x38, .readWrite, range: 1...0xFFFF_FFFF,
                note: "capacity in rows"
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x58, effect: "empty the buffer"),
            Method(2, "capture", "integer(0)", at: 0x60, effect: "copy the capture objects into a new entry"),
            Method(
                3, "get_buffer_by_range", "any", at: 0x68,
                effect: """
                    read the part of buffer inside a value range; removed in version 1 (selective access \
                    replaces it)
                    """
            ),
            Method(
                4, "get_buffer_by_index", "any", at: 0x70,
                effect: "read the part of buffer between two entries; removed in version 1"
            ),
        ]
    )

    private static let profileSelectors: [UInt8: String] = [
        1: """
        range_descriptor: structure{restricting_object: structure{class_id: long-unsigned, \
        logical_name: octet-string[6], attribute_index: integer, data_index: long-unsigned}, \
        from_value: any, to_value: any, selected_values: array<structure{class_id: long-unsigned, \
        logical_name: octet-string[6], attribute_index: integer, data_index: long-unsigned}>}
        """,
        2: """
        entry_descriptor: structure{from_entry: double-long-unsigned, to_entry: \
        double-long-unsigned, from_selected_value: long-unsigned, to_selected_value: long-unsigned}; \
        to_entry 0 = highest; to_selected_value 0 = last
        """,
    ]
}

extension InterfaceClass.ValueNames {
    fileprivate static let sortMethod = Self(codes: [
        1: "fifo", 2: "lifo", 3: "largest", 4: "smallest", 5: "nearest_to_zero", 6: "farthest_from_zero",
    ])
}
