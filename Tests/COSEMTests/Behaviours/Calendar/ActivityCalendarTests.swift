import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct ActivityCalendarTests {
    private static let name = LogicalName(0, 0, 13, 0, 0, 255)
    private static let specialDays = LogicalName(0, 0, 11, 0, 0, 255)

    private static func text(_ text: String) -> DataValue { .octetString(Array(text.utf8)) }

    private static func season(_ name: String, month: UInt8, week: String) -> DataValue {
        .structure([text(name), .octetString(ClockTests.dateTime(month: month, day: 1, hour: 0)), text(week)])
    }

    private static func week(_ name: String, _ days: [UInt8]) -> DataValue {
        .structure([text(name)] + days.map { .unsigned($0) })
    }

    private static func day(_ id: UInt8, _ switches: [(hour: UInt8, script: UInt16)]) -> DataValue {
        .structure([
            .unsigned(id),
            .array(
                switches.map {
                    .structure([
                        ScriptMeter.time($0.hour), ScriptMeter.octets(ScriptMeter.table), .longUnsigned($0.script),
                    ])
                }),
        ])
    }

    /// Winter from October, summer from April; workdays by day 1 and night 2, weekends 2, special days 3; all the time
    /// 4 in summer.
    private static let tables: [UInt8: DataValue] = [
        2: text("A"),
        3: .array([season("S", month: 4, week: "s"), season("W", month: 10, week: "w")]),
        4: .array([week("w", [1, 1, 1, 1, 1, 2, 2]), week("s", [UInt8](repeating: 4, count: 7))]),
        5: .array([
            day(1, [(22, 2), (6, 1)]), day(2, [(0, 2)]), day(3, [(12, 3)]), day(4, [(0, 4)]),
        ]),
    ]

    private static func make(
        utc: Int64 = 1_768_435_200, _ more: [UInt8: DataValue] = [:]
    ) throws -> (LivingMeter, TestEnvironment) {
        let special = DataValue.structure([.longUnsigned(1), ScriptMeter.date(0xFFFF, 1, 20), .unsigned(3)])
        let values = tables.merging(more) { $1 }.mapValues { AttributeSource.data($0) }
        return try ScriptMeter.make(
            [
                try TestMeter.object(20, name, values),
                try TestMeter.object(11, specialDays, [2: .data(.array([special]))]),
            ], utc: utc)
    }

    @Test("at the start the script of the latest time that has come runs: the night's, from the day before")
    func start() throws {
        let (meter, environment) = try Self.make()
        ScriptMeter.pass(1, meter, environment)
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 01:00:00: 2"])
    }

    @Test("follows the days of the week and the special days")
    func week() throws {
        let (meter, environment) = try Self.make()
        // Thursday to Wednesday; Tuesday the 20th is a special day.
        ScriptMeter.pass(7 * 86_400 - 7200, meter, environment)
        #expect(
            try ScriptMeter.ran(meter).map { String($0.dropFirst(5)) } == [
                "01-15 4 01:00:00: 2", "01-15 4 06:00:00: 1", "01-15 4 22:00:00: 2", "01-16 5 06:00:00: 1",
                "01-16 5 22:00:00: 2", "01-17 6 00:00:00: 2", "01-18 7 00:00:00: 2", "01-19 1 06:00:00: 1",
                "01-19 1 22:00:00: 2", "01-20 2 12:00:00: 3", "01-21 3 06:00:00: 1", "01-21 3 22:00:00: 2",
            ])
    }

    @Test("a season begins on its date and lasts until the next begins")
    func seasons() throws {
        // 2026-03-30 22:00 UTC is the 31st, local time.
        let (meter, environment) = try Self.make(utc: 1_774_908_000)
        ScriptMeter.pass(3 * 86_400, meter, environment)
        #expect(
            try ScriptMeter.ran(meter).map { String($0.dropFirst(5)) } == [
                "03-31 2 00:00:00: 2", "03-31 2 06:00:00: 1", "03-31 2 22:00:00: 2", "04-01 3 00:00:00: 4",
                "04-02 4 00:00:00: 4", "04-03 5 00:00:00: 4",
            ])
    }

    private static let passive: [UInt8: DataValue] = [
        6: text("B"), 7: .array([season("Y", month: 1, week: "y")]),
        8: .array([week("y", [UInt8](repeating: 7, count: 7))]), 9: .array([day(7, [(0, 4)])]),
    ]

    @Test("activate_passive_calendar copies the passive calendar over the active one, which is in force at once")
    func activateByMethod() throws {
        let (meter, environment) = try Self.make(Self.passive)
        ScriptMeter.pass(1, meter, environment)
        try meter.act(1, 20, Self.name)
        ScriptMeter.pass(1, meter, environment)
        for (active, passive) in zip(UInt8(2)...5, UInt8(6)...9) {
            #expect(try meter.object(20, Self.name).value(of: active) == Self.passive[passive])
        }
        #expect(try ScriptMeter.ran(meter).last == "2026-01-15 4 01:00:01: 4")
    }

    @Test("the passive calendar becomes active at its time, to the second")
    func activateByTime() throws {
        let (meter, environment) = try Self.make(Self.passive)
        let time = ClockTests.dateTime(year: 2026, month: 1, day: 16, hour: 13, minute: 30, second: 20)
        try meter.put(.octetString(time), 20, Self.name, 10)
        ScriptMeter.pass(2 * 86_400, meter, environment)
        #expect(try ScriptMeter.ran(meter).dropFirst(4).first == "2026-01-16 5 13:30:20: 4")
        #expect(try meter.object(20, Self.name).value(of: 2) == Self.text("B"))
    }

    @Test("a time that names no moment activates nothing")
    func never() throws {
        let (meter, environment) = try Self.make(Self.passive)
        ScriptMeter.pass(400 * 86_400, meter, environment)
        #expect(try meter.object(20, Self.name).value(of: 2) == Self.text("A"))
    }

    @Test("after the time was set, what is in force then runs, unless it is in force already")
    func timeSet() throws {
        let (meter, environment) = try Self.make()
        ScriptMeter.pass(1, meter, environment)
        for (hour, expected) in [(23, 1), (12, 2)] as [(UInt8, Int)] {
            let time = ClockTests.dateTime(year: 2026, month: 1, day: 15, hour: hour)
            try meter.put(.octetString(time), 8, ClockTests.name, 2)
            ScriptMeter.pass(1, meter, environment)
            #expect(try ScriptMeter.ran(meter).count == expected)
        }
        #expect(try ScriptMeter.ran(meter).last == "2026-01-15 4 12:00:00: 1")
    }

    @Test("another special day changes the plan of its day")
    func newSpecialDay() throws {
        let (meter, environment) = try Self.make()
        ScriptMeter.pass(1, meter, environment)
        let entry = DataValue.structure([.longUnsigned(2), ScriptMeter.date(2026, 1, 15), .unsigned(3)])
        try meter.act(1, 11, Self.specialDays, entry)
        ScriptMeter.pass(14 * 3600, meter, environment)
        #expect(
            try ScriptMeter.ran(meter) == ["2026-01-15 4 01:00:00: 2", "2026-01-15 4 12:00:00: 3"])
        try meter.act(2, 11, Self.specialDays, .longUnsigned(2))
        #expect(try meter.object(11, Self.specialDays).elements(of: 2).count == 1)
        #expect(throws: ActionResult.otherReason) { try meter.act(2, 11, Self.specialDays, .longUnsigned(2)) }
    }
}
