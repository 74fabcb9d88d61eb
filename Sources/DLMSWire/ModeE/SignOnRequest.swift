/// How a client calls a meter: `/?!`, or with the meter's address `/?00000001!`.
///
/// - Spec: IEC 62056-21, request message
public struct SignOnRequest {
    /// Longest address, in characters.
    public static let maxAddress = 32

    /// Up to 32 characters; empty for any meter on the line.
    public var deviceAddress: Octets

    public init(deviceAddress: Octets = .empty) { self.deviceAddress = deviceAddress }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        reader.begin("request")
        try reader.constant(ControlCharacter.start, "start-character")
        try reader.constant(ControlCharacter.request, "request-character")
        deviceAddress = try reader.text(until: ControlCharacter.end, "device-address")
        guard deviceAddress.count <= Self.maxAddress else {
            throw reader.invalid("device-address", deviceAddress.count)
        }
        try reader.constant(ControlCharacter.end, "end-character")
        try reader.completion()
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(ControlCharacter.start)
        writer.u8(ControlCharacter.request)
        writer.octets(deviceAddress)
        writer.u8(ControlCharacter.end)
        writer.completion()
    }

    /// Whether the meter with the address `own` is meant: leading zeros do not count.
    public func isMeant(for own: Octets) -> Bool {
        deviceAddress.isEmpty || deviceAddress.withoutLeadingZeros == own.withoutLeadingZeros
    }
}

extension Octets {
    fileprivate var withoutLeadingZeros: Octets {
        var count = 0
        while count < self.count, self[count] == 0x30 { count &+= 1 }
        return dropFirst(count)
    }
}
