/// A COSEM date and time, every part of which may be unspecified.
///
/// - Spec: IEC 62056-6-2, formats for date and time
public struct DateTime: Hashable, Sendable {
    public var date: CalendarDate
    public var time: TimeOfDay
    /// Minutes from local time to UTC, −840 to 720 (UTC+1 is −60); ``unspecifiedDeviation`` if not given.
    public var deviation: Int16
    public var status: ClockStatus

    /// 0x8000.
    public static let unspecifiedDeviation = Int16.min

    public init(date: CalendarDate, time: TimeOfDay, deviation: Int16 = unspecifiedDeviation, status: ClockStatus) {
        (self.date, self.time, self.deviation, self.status) = (date, time, deviation, status)
    }

    /// Reads the 12 octets, without tag or length.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        date = try CalendarDate(from: &reader)
        time = try TimeOfDay(from: &reader)
        deviation = Int16(bitPattern: try reader.u16("deviation"))
        status = ClockStatus(rawValue: try reader.u8("clock_status"))
    }

    public func encode(into writer: inout ByteWriter) {
        date.encode(into: &writer)
        time.encode(into: &writer)
        writer.u16(UInt16(bitPattern: deviation))
        writer.u8(status.rawValue)
    }
}

/// A COSEM date: 0xFFFF (year) and 0xFF stand for "not specified"; month 0xFD/0xFE is daylight saving end/begin,
/// day 0xFD/0xFE is the second last/last day of the month.
public struct CalendarDate: Hashable, Sendable {
    public var year: UInt16
    public var month: UInt8
    public var dayOfMonth: UInt8
    /// 1 is Monday, 7 Sunday.
    public var dayOfWeek: UInt8

    public init(year: UInt16, month: UInt8, dayOfMonth: UInt8, dayOfWeek: UInt8 = 0xFF) {
        (self.year, self.month, self.dayOfMonth, self.dayOfWeek) = (year, month, dayOfMonth, dayOfWeek)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        year = try reader.u16("year")
        month = try reader.u8("month")
        dayOfMonth = try reader.u8("day_of_month")
        dayOfWeek = try reader.u8("day_of_week")
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u16(year)
        writer.u8(month)
        writer.u8(dayOfMonth)
        writer.u8(dayOfWeek)
    }
}

/// A COSEM time of day; 0xFF stands for "not specified".
public struct TimeOfDay: Hashable, Sendable {
    public var hour, minute, second, hundredths: UInt8

    public init(hour: UInt8, minute: UInt8, second: UInt8, hundredths: UInt8 = 0xFF) {
        (self.hour, self.minute, self.second, self.hundredths) = (hour, minute, second, hundredths)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        hour = try reader.u8("hour")
        minute = try reader.u8("minute")
        second = try reader.u8("second")
        hundredths = try reader.u8("hundredths")
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(hour)
        writer.u8(minute)
        writer.u8(second)
        writer.u8(hundredths)
    }
}

/// Doubts about a date and time; 0xFF stands for "not specified".
public struct ClockStatus: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let invalidValue = Self(rawValue: 1 << 0)
    public static let doubtfulValue = Self(rawValue: 1 << 1)
    public static let differentClockBase = Self(rawValue: 1 << 2)
    public static let invalidClockStatus = Self(rawValue: 1 << 3)
    public static let daylightSavingActive = Self(rawValue: 1 << 7)
    public static let notSpecified = Self(rawValue: 0xFF)
}
