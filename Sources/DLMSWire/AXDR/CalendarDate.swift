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
