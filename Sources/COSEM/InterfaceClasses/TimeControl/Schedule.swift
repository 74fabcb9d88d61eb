extension InterfaceClass {
    /// Schedule: runs scripts at times of the week or the year.
    public static let scheduleV0 = InterfaceClass(
        id: 10, version: 0, name: "Schedule", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(
                2, "entries", .array(.scheduleEntry), .static, at: 0x08, .readWrite,
                note: "validity_window in minutes, 0xFFFF = always"
            ),
        ],
        methods: [
            Method(
                1, "enable_disable",
                """
                structure{
                    firstIndexA: long-unsigned, lastIndexA: long-unsigned, firstIndexB: long-unsigned,
                    lastIndexB: long-unsigned
                }
                """, at: 0x20, effect: "disable range A, enable range B"
            ),
            Method(2, "insert", .scheduleEntry, at: 0x28, effect: "insert or replace an entry"),
            Method(
                3, "delete", "structure{firstIndex: long-unsigned, lastIndex: long-unsigned}", at: 0x30,
                effect: "delete a range of entries"
            ),
        ]
    )
}

extension TypeExpression {
    fileprivate static let scheduleEntry: TypeExpression = """
        structure{
            index: long-unsigned, enable: boolean, script_logical_name: octet-string[6],
            script_selector: long-unsigned, switch_time: octet-string<time>, validity_window: long-unsigned,
            exec_weekdays: bit-string[7], exec_specdays: bit-string, begin_date: octet-string<date>,
            end_date: octet-string<date>
        }
        """
}
