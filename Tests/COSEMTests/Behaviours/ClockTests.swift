import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct ClockTests {
    static let name = LogicalName(0, 0, 1, 0, 0, 255)

    /// Central Europe: UTC+1, an hour more from the last Sunday of March 02:00 to the last Sunday of October 03:00.
    static let centralEurope: [UInt8: AttributeSource] = [
        3: .data(.long(-60)), 5: .data(.octetString(dateTime(month: 3, day: 0xFE, weekday: 7, hour: 2))),
        6: .data(.octetString(dateTime(month: 10, day: 0xFE, weekday: 7, hour: 3))), 7: .data(.integer(60)),
        8: .data(.boolean(true)), 9: .data(.enumeration(1)),
    ]

    /// South of the equator: UTC+10, an hour more from the first Sunday of October to the first Sunday of April.
    static let sydney: [UInt8: AttributeSource] = [
        3: .data(.long(-600)), 5: .data(.octetString(dateTime(month: 10, day: 1, weekday: 7, hour: 2))),
        6: .data(.octetString(dateTime(month: 4, day: 1, weekday: 7, hour: 3))), 7: .data(.integer(60)),
        8: .data(.boolean(true)),
    ]

    static func dateTime(
        year: UInt16 = 0xFFFF, month: UInt8, day: UInt8, weekday: UInt8 = 0xFF, hour: UInt8, minute: UInt8 = 0,
        second: UInt8 = 0, deviation: Int16 = DateTime.unspecifiedDeviation, status: ClockStatus = .notSpecified
    ) -> [UInt8] {
        let value = DateTime(
            date: CalendarDate(year: year, month: month, dayOfMonth: day, dayOfWeek: weekday),
            time: TimeOfDay(hour: hour, minute: minute, second: second, hundredths: 0), deviation: deviation,
            status: status
        )
        return encoded { (writer: inout ByteWriter) in value.encode(into: &writer) }
    }

    static func meter(_ values: [UInt8: AttributeSource], utc: Int64) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(utc: utc * 1000)
        return (TestMeter.make([try TestMeter.object(8, name, values)], environment: environment), environment)
    }

    @Test(
        "shows local time with the deviation and the daylight saving bit",
        arguments: [
            // 2026-03-29 00:59:59 UTC, a second before daylight saving, and the moment itself.
            (1_774_745_999, "2026-03-29 7 01:59:59 -60 00"), (1_774_746_000, "2026-03-29 7 03:00:00 -120 80"),
            // 2026-10-25 00:59:59 and 01:00:00 UTC: the hour from 02:00 comes twice.
            (1_792_889_999, "2026-10-25 7 02:59:59 -120 80"), (1_792_890_000, "2026-10-25 7 02:00:00 -60 00"),
            (1_768_435_200, "2026-01-15 4 01:00:00 -60 00"), (1_784_073_600, "2026-07-15 3 02:00:00 -120 80"),
            // A leap day, and the last second of a year.
            (1_709_164_800, "2024-02-29 4 01:00:00 -60 00"), (1_798_757_999, "2026-12-31 4 23:59:59 -60 00"),
        ] as [(Int64, String)])
    func localTime(utc: Int64, expected: String) throws {
        let (meter, _) = try Self.meter(Self.centralEurope, utc: utc)
        #expect(try Self.text(meter.object(8, Self.name).value(of: 2)) == expected)
    }

    @Test(
        "daylight saving may span the turn of the year",
        arguments: [
            (1_767_225_600, "2026-01-01 4 11:00:00 -660 80"), (1_784_073_600, "2026-07-15 3 10:00:00 -600 00"),
            // 2026-04-04 15:59:59 and 16:00:00 UTC: the end, Sunday 03:00 local.
            (1_775_318_399, "2026-04-05 7 02:59:59 -660 80"), (1_775_318_400, "2026-04-05 7 02:00:00 -600 00"),
            // 2026-10-03 16:00:00 UTC: the beginning, Sunday 02:00 local.
            (1_791_043_199, "2026-10-04 7 01:59:59 -600 00"), (1_791_043_200, "2026-10-04 7 03:00:00 -660 80"),
        ] as [(Int64, String)])
    func southern(utc: Int64, expected: String) throws {
        let (meter, _) = try Self.meter(Self.sydney, utc: utc)
        #expect(try Self.text(meter.object(8, Self.name).value(of: 2)) == expected)
    }

    @Test("daylight saving that is not enabled changes nothing")
    func disabled() throws {
        let (meter, _) = try Self.meter(Self.centralEurope, utc: 1_784_073_600)
        try meter.put(.boolean(false), 8, Self.name, 8)
        #expect(try Self.text(meter.object(8, Self.name).value(of: 2)) == "2026-07-15 3 01:00:00 -60 00")
        #expect(try meter.object(8, Self.name).value(of: 4) == .unsigned(0))
    }

    @Test("status says that daylight saving is active")
    func status() throws {
        let (meter, _) = try Self.meter(Self.centralEurope, utc: 1_784_073_600)
        #expect(try meter.object(8, Self.name).value(of: 4) == .unsigned(0x80))
    }

    @Test("a client sets the time, in its own zone or in the meter's")
    func setTime() throws {
        let (meter, environment) = try Self.meter(Self.centralEurope, utc: 0)
        let inUTC = Self.dateTime(year: 2026, month: 7, day: 15, hour: 12, deviation: 0)
        try meter.put(.octetString(inUTC), 8, Self.name, 2)
        #expect(environment.utcMilliseconds == 1_784_116_800_000)
        let local = Self.dateTime(year: 2026, month: 7, day: 15, hour: 12)
        try meter.put(.octetString(local), 8, Self.name, 2)
        #expect(environment.utcMilliseconds == 1_784_109_600_000)
    }

    @Test("of an hour that comes twice, the status says which is meant")
    func foldedHour() throws {
        let (meter, environment) = try Self.meter(Self.centralEurope, utc: 0)
        let summer = Self.dateTime(year: 2026, month: 10, day: 25, hour: 2, status: .daylightSavingActive)
        try meter.put(.octetString(summer), 8, Self.name, 2)
        #expect(environment.utcMilliseconds == 1_792_886_400_000)
        let winter = Self.dateTime(year: 2026, month: 10, day: 25, hour: 2, status: [])
        try meter.put(.octetString(winter), 8, Self.name, 2)
        #expect(environment.utcMilliseconds == 1_792_890_000_000)
    }

    @Test("a date that does not exist is refused")
    func impossibleDate() throws {
        let (meter, environment) = try Self.meter(Self.centralEurope, utc: 5)
        let value = DataValue.octetString(Self.dateTime(year: 2026, month: 2, day: 30, hour: 12))
        #expect(throws: DataAccessResult.otherReason) { try meter.put(value, 8, Self.name, 2) }
        #expect(environment.utcMilliseconds == 5000)
    }

    @Test("daylight saving cannot begin when daylight saving begins", arguments: [0xFD, 0xFE] as [UInt8])
    func circularRule(month: UInt8) throws {
        let (meter, _) = try Self.meter(Self.centralEurope, utc: 0)
        let value = DataValue.octetString(Self.dateTime(month: month, day: 0xFE, weekday: 7, hour: 2))
        #expect(throws: DataAccessResult.otherReason) { try meter.put(value, 8, Self.name, 5) }
    }

    /// `2026-03-29 7 01:59:59 -60 00`: date, weekday, time, deviation, status.
    static func text(_ value: DataValue) -> String {
        guard case .octetString(let octets) = value else { return "no octet-string" }
        return withReader(octets) { reader in
            guard let value = try? DateTime(from: &reader) else { return "no date-time" }
            func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let date =
                "\(value.date.year)-\(two(value.date.month))-\(two(value.date.dayOfMonth)) \(value.date.dayOfWeek)"
            let time = "\(two(value.time.hour)):\(two(value.time.minute)):\(two(value.time.second))"
            let status = String(value.status.rawValue, radix: 16)
            return "\(date) \(time) \(value.deviation) \(status.count < 2 ? "0" + status : status)"
        }
    }
}
