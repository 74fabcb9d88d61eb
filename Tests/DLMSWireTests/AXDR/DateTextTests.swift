import Testing

@testable import DLMSWire

@Suite struct DateTextTests {
    private func date(
        _ year: UInt16, _ month: UInt8, _ day: UInt8, _ weekday: UInt8 = 0xFF
    ) -> CalendarDate { CalendarDate(year: year, month: month, dayOfMonth: day, dayOfWeek: weekday) }

    @Test("prints and reads date-times") func dateTimes() throws {
        let evening = TimeOfDay(hour: 20, minute: 31, second: 7)
        let samples: [(DateTime, String)] = [
            (
                DateTime(date: date(2026, 11, 22, 7), time: evening, deviation: -60, status: .daylightSavingActive),
                "2026-11-22 20:31:07 +01:00 DST"
            ),
            (
                DateTime(date: date(2026, 11, 22, 7), time: evening, deviation: 0, status: []),
                "2026-11-22 20:31:07 +00:00"
            ),
            (
                DateTime(date: date(2026, 11, 22, 7), time: evening, deviation: 210, status: []),
                "2026-11-22 20:31:07 -03:30"
            ),
            (DateTime(date: date(2026, 11, 22, 7), time: evening, status: .notSpecified), "2026-11-22 20:31:07"),
            (DateTime(date: date(2026, 11, 22, 7), time: evening, status: []), "2026-11-22 20:31:07 status=0x00"),
            (
                DateTime(date: date(2026, 11, 22), time: evening, deviation: -60, status: .notSpecified),
                "2026-11-22 * 20:31:07 +01:00 status=*"
            ),
            (
                DateTime(
                    date: date(2026, 11, 22, 3), time: evening, deviation: -60, status: [.invalidValue, .doubtfulValue]),
                "2026-11-22 Wed 20:31:07 +01:00 invalid doubtful"
            ),
            (
                DateTime(
                    date: date(0xFFFF, 3, 0xFE, 7), time: TimeOfDay(hour: 2, minute: 0, second: 0, hundredths: 0),
                    status: .notSpecified
                ),
                "*-03-last Sun 02:00:00.00"
            ),
            (DateTime(date: .unspecified, time: .unspecified, status: []), "*-*-* *:*:* status=0x00"),
            (
                DateTime(
                    date: date(2026, 11, 22, 7), time: evening, deviation: -60, status: ClockStatus(rawValue: 0x90)),
                "2026-11-22 20:31:07 +01:00 status=0x90"
            ),
            (.unspecified, "*"),
        ]
        for (value, text) in samples {
            #expect(value.text == text)
            #expect(try DateTime(text: text) == value)
        }
    }

    @Test(
        "reads what people write otherwise",
        arguments: [
            ("2026-11-22T20:31:07+01:00", "2026-11-22 20:31:07 +01:00"), ("2026-11-22 20:31", "2026-11-22 20:31:00"),
            ("2026-11-22", "2026-11-22 00:00:00"), ("2026-11-22 20:31:07Z dst", "2026-11-22 20:31:07 +00:00 DST"),
            ("2026-11-22 sun 20:31:07", "2026-11-22 20:31:07"), ("2026-11-22 20:31:07 Z", "2026-11-22 20:31:07 +00:00"),
        ]
    )
    func tolerant(written: String, text: String) throws { #expect(try DateTime(text: written).text == text) }

    @Test("prints and reads dates and times") func datesAndTimes() throws {
        for text in [
            "2026-11-22", "2024-02-29", "*-12-25", "*-*-second_last Fri", "*-dst_begin-*", "2026-*-01", "*-*-*",
        ] {
            #expect(try CalendarDate(text: text).text == text)
        }
        #expect(try CalendarDate(text: "2026-11-22").dayOfWeek == 7)
        #expect(try CalendarDate(text: "2000-02-29").dayOfWeek == 2)
        for text in ["20:31:07", "00:00:00.05", "*:00:00", "*:*:*", "23:59:*"] {
            #expect(try TimeOfDay(text: text).text == text)
        }
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("", "date: expected YYYY-MM-DD HH:MM:SS, found nothing"),
            ("22.11.2026", "date: expected YYYY-MM-DD with * for what is not specified, found 22.11.2026"),
            ("2026-13-01", "month: expected 1 to 12, dst_begin, dst_end or *, found 13"),
            ("2026-02-29", "day: 2026-02-29 does not exist"),
            ("2026-11-22 Son 20:31", "day of the week: expected Mon, Tue, Wed, Thu, Fri, Sat, Sun or *, found Son"),
            ("2026-11-22 24:00:00", "hour: expected 0 to 23 or *, found 24"),
            ("2026-11-22 20:31:07 +15:00", "offset: expected -12:00 to +14:00 or Z, found +15:00"),
            (
                "2026-11-22 20:31:07 summer",
                """
                clock status: expected DST, invalid, doubtful, other_base, bad_status, status=0x00 or status=*, \
                found summer
                """
            ),
        ]
    )
    func wrong(text: String, message: String) {
        #expect(throws: DateTextError(description: message)) { try DateTime(text: text) }
    }

    @Test("every combination of specified fields comes back from its text") func roundTrip() throws {
        for year in [2026, 0xFFFF] as [UInt16] {
            for month in [1, 12, 0xFD, 0xFE, 0xFF] as [UInt8] {
                for day in [1, 28, 0xFD, 0xFE, 0xFF] as [UInt8] {
                    for weekday in [1, 4, 7, 0xFF] as [UInt8] {
                        let value = date(year, month, day, weekday)
                        #expect(try CalendarDate(text: value.text) == value)
                        for status in [0, 0x80, 0x0F, 0x10, 0xFF] as [UInt8] {
                            for deviation in [DateTime.unspecifiedDeviation, 0, -60, 720] as [Int16] {
                                let moment = DateTime(
                                    date: value, time: .unspecified, deviation: deviation,
                                    status: ClockStatus(rawValue: status)
                                )
                                #expect(try DateTime(text: moment.text) == moment)
                            }
                        }
                    }
                }
            }
        }
    }
}
