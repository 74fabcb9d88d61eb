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
