extension InterfaceClass {
    /// Limiter: limits a value, normally and in an emergency, by acting when it is exceeded.
    ///
    /// All thresholds have the type of the monitored value.
    public static let limiterV0 = InterfaceClass(
        id: 71, version: 0, name: "Limiter", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "monitored_value", .valueDefinition, .static, at: 0x08, .readWrite),
            Attribute(3, "threshold_active", .simpleValue, .dynamic, at: 0x10, .read),
            Attribute(4, "threshold_normal", .simpleValue, .static, at: 0x18, .readWrite),
            Attribute(5, "threshold_emergency", .simpleValue, .static, at: 0x20, .readWrite),
            Attribute(
                6, "min_over_threshold_duration", "double-long-unsigned", .static, at: 0x28, .readWrite, note: "seconds"
            ),
            Attribute(
                7, "min_under_threshold_duration", "double-long-unsigned", .static, at: 0x30, .readWrite,
                note: "seconds"
            ),
            Attribute(
                8, "emergency_profile",
                """
                structure{
                    emergency_profile_id: long-unsigned, emergency_activation_time: octet-string<date-time>,
                    emergency_duration: double-long-unsigned
                }
                """, .static, at: 0x38, .readWrite, note: "duration in seconds"
            ),
            Attribute(9, "emergency_profile_group_id_list", "array<long-unsigned>", .static, at: 0x40, .readWrite),
            Attribute(10, "emergency_profile_active", "boolean", .dynamic, at: 0x48, .read),
            Attribute(
                11, "actions",
                """
                structure{
                    action_over_threshold: structure{
                        script_logical_name: octet-string[6], script_selector: long-unsigned
                    },
                    action_under_threshold: structure{
                        script_logical_name: octet-string[6], script_selector: long-unsigned
                    }
                }
                """, .static, at: 0x50, .readWrite
            ),
        ]
    )
}
