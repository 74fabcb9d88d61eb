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
        deviation = try reader.i16("deviation")
        status = ClockStatus(rawValue: try reader.u8("clock_status"))
    }

    public func encode(into writer: inout ByteWriter) {
        date.encode(into: &writer)
        time.encode(into: &writer)
        writer.u16(UInt16(bitPattern: deviation))
        writer.u8(status.rawValue)
    }
}
