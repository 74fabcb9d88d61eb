extension InterfaceClass {
    /// Activity calendar: tariffs by season, week and day, active and passive.
    public static let activityCalendarV0 = InterfaceClass(
        id: 20, version: 0, name: "Activity calendar", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "calendar_name_active", "octet-string", .static, at: 0x08, .read),
            Attribute(3, "season_profile_active", .array(.season), .static, at: 0x10, .read),
            Attribute(4, "week_profile_table_active", .array(.week), .static, at: 0x18, .read),
            Attribute(5, "day_profile_table_active", .array(.day), .static, at: 0x20, .read),
            Attribute(6, "calendar_name_passive", "octet-string", .static, at: 0x28, .readWrite),
            Attribute(7, "season_profile_passive", .array(.season), .static, at: 0x30, .readWrite),
            Attribute(8, "week_profile_table_passive", .array(.week), .static, at: 0x38, .readWrite),
            Attribute(9, "day_profile_table_passive", .array(.day), .static, at: 0x40, .readWrite),
            Attribute(
                10, "activate_passive_calendar_time", "octet-string<date-time>", .static, at: 0x48, .readWrite,
                note: "all wildcards = never by time"
            ),
        ],
        methods: [
            Method(
                1, "activate_passive_calendar", "integer(0)", at: 0x50,
                effect: "copy the passive set over the active set"
            )
        ]
    )
}

extension TypeExpression {
    fileprivate static let season: TypeExpression = """
        structure{
            season_profile_name: octet-string, season_start: octet-string<date-time>, week_name: octet-string
        }
        """

    fileprivate static let week: TypeExpression = """
        structure{
            week_profile_name: octet-string, monday: unsigned, tuesday: unsigned, wednesday: unsigned,
            thursday: unsigned, friday: unsigned, saturday: unsigned, sunday: unsigned
        }
        """

    fileprivate static let day: TypeExpression = """
        structure{
            day_id: unsigned,
            day_schedule: array<structure{
                start_time: octet-string<time>, script_logical_name: octet-string[6],
                script_selector: long-unsigned
            }>
        }
        """
}
