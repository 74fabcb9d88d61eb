extension InterfaceClass {
    /// Clock: date and time, with the deviation from UTC and daylight saving.
    public static let clockV0 = InterfaceClass(
        id: 8, version: 0, name: "Clock", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(
                2, "time", "octet-string<date-time>", .dynamic, at: 0x08, .readWrite,
                note: "management clients may set it"
            ),
            Attribute(
                3, "time_zone", "long", .static, at: 0x10, .readWrite, range: -840...720,
                note: "minutes, deviation of local normal time to UTC; sign as deviation in date_time"
            ),
            Attribute(
                4, "status", "unsigned", .dynamic, at: 0x18, .read,
                names: ValueNames(bits: [
                    0: "invalid_value", 1: "doubtful_value", 2: "different_clock_base", 3: "invalid_clock_status",
                    7: "daylight_saving_active",
                ])
            ),
            Attribute(5, "daylight_savings_begin", "octet-string<date-time>", .static, at: 0x20, .readWrite),
            Attribute(6, "daylight_savings_end", "octet-string<date-time>", .static, at: 0x28, .readWrite),
            Attribute(
                7, "daylight_savings_deviation", "integer", .static, at: 0x30, .readWrite, range: -120...120,
                note: "minutes"
            ),
            Attribute(8, "daylight_savings_enabled", "boolean", .static, at: 0x38, .readWrite),
            Attribute(
                9, "clock_base", "enum", .static, at: 0x40, .read,
                names: ValueNames(codes: [
                    0: "not_defined", 1: "internal_crystal", 2: "mains_frequency_50_Hz",
                    3: "mains_frequency_60_Hz", 4: "GPS", 5: "radio_controlled",
                ]),
                defaultValue: 1
            ),
        ],
        methods: [
            Method(
                1, "adjust_to_quarter", "integer(0)", at: 0x60, effect: "round time to the nearest quarter of an hour"
            ),
            Method(
                2, "adjust_to_measuring_period", "integer(0)", at: 0x68,
                effect: "round time to the nearest measuring period"
            ),
            Method(3, "adjust_to_minute", "integer(0)", at: 0x70, effect: "round time to the nearest minute"),
            Method(
                4, "adjust_to_preset_time", "integer(0)", at: 0x78,
                effect: "take the preset time if inside its validity interval"
            ),
            Method(
                5, "preset_adjusting_time",
                """
                structure{
                    preset_time: octet-string<date-time>, validity_interval_start: octet-string<date-time>,
                    validity_interval_end: octet-string<date-time>
                }
                """, at: 0x80, effect: "store a preset time"
            ),
            Method(6, "shift_time", "long", at: 0x88, effect: "shift time by -900..900 seconds"),
        ]
    )
}
