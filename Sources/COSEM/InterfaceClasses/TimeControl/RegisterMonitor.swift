extension InterfaceClass {
    /// Register monitor: watches a value and runs scripts when it crosses thresholds.
    public static let registerMonitorV0 = InterfaceClass(
        id: 21, version: 0, name: "Register monitor", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(
                2, "thresholds", .array(.simpleValue), .static, at: 0x08, .readWrite,
                note: "same type as the monitored value"
            ),
            Attribute(3, "monitored_value", .valueDefinition, .static, at: 0x10, .readWrite),
            Attribute(
                4, "actions",
                """
                array<structure{
                    action_up: structure{script_logical_name: octet-string[6], script_selector: long-unsigned},
                    action_down: structure{script_logical_name: octet-string[6], script_selector: long-unsigned}
                }>
                """, .static, at: 0x18, .readWrite, note: "one action set per threshold"
            ),
        ]
    )
}
