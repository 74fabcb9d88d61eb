extension InterfaceClass {
    /// Single action schedule: runs one script at given times.
    public static let singleActionScheduleV0 = InterfaceClass(
        id: 22, version: 0, name: "Single action schedule", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "executed_script", .actionItem, .static, at: 0x08, .readWrite),
            Attribute(
                3, "type", "enum", .static, at: 0x10, .readWrite,
                names: ValueNames(codes: [
                    1: "one_entry_date_wildcards_allowed", 2: "n_entries_same_time_no_date_wildcards",
                    3: "n_entries_same_time_date_wildcards_allowed", 4: "n_entries_any_time_no_date_wildcards",
                    5: "n_entries_any_time_date_wildcards_allowed",
                ])
            ),
            Attribute(
                4, "execution_time",
                "array<structure{time: octet-string<time>, date: octet-string<date>}>",
                .static, at: 0x18, .readWrite
            ),
        ]
    )
}
