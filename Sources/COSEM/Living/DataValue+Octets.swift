import DLMSWire

extension DataValue {
    /// The value of one complete `Data`; nil when the octets are no such.
    public init?(_ octets: Octets) {
        var reader = ByteReader(octets)
        guard let value = try? DataValue(plain: &reader), reader.isAtEnd else { return nil }
        self = value
    }

    /// The value of one complete `Data`; nil when the octets are no such.
    public init?(_ octets: [UInt8]) {
        guard let value = octets.withUnsafeBytes({ DataValue(Octets($0)) }) else { return nil }
        self = value
    }

    /// The value as a complete `Data`, tag included.
    public var encoded: [UInt8] { DLMSWire.encoded { (writer: inout ByteWriter) in write(into: &writer) } }

    /// The number that a numeric type stands for, whole or not; nil for the others.
    var number: Double? {
        switch self {
        case .float32(let value): Double(value)
        case .float64(let value): value
        case .long64Unsigned(let value): Double(value)
        default: integer.map(Double.init)
        }
    }
}

extension DataValue {
    private func write(into writer: inout ByteWriter) {
        switch self {
        case .nullData: writer.nullData()
        case .array(let elements):
            writer.array(count: elements.count)
            for element in elements { element.write(into: &writer) }
        case .structure(let elements):
            writer.structure(count: elements.count)
            for element in elements { element.write(into: &writer) }
        case .boolean(let value): writer.boolean(value)
        case .bitString(let bits): bits.octets.withUnsafeBytes { writer.bitString(count: bits.count, Octets($0)) }
        case .doubleLong(let value): writer.doubleLong(value)
        case .doubleLongUnsigned(let value): writer.doubleLongUnsigned(value)
        case .octetString(let value): value.withUnsafeBytes { writer.octetString(Octets($0)) }
        case .visibleString(let value): value.withUnsafeBytes { writer.visibleString(Octets($0)) }
        case .utf8String(let value): value.withUnsafeBytes { writer.utf8String(Octets($0)) }
        case .bcd(let value): writer.bcd(value)
        case .integer(let value): writer.integer(value)
        case .long(let value): writer.long(value)
        case .unsigned(let value): writer.unsigned(value)
        case .longUnsigned(let value): writer.longUnsigned(value)
        case .compactArray(let description, let contents):
            writer.u8(DataTag.compactArray.rawValue)
            writer.octets(description)
            writer.length(contents.count)
            writer.octets(contents)
        case .long64(let value): writer.long64(value)
        case .long64Unsigned(let value): writer.long64Unsigned(value)
        case .enumeration(let value): writer.enumeration(value)
        case .float32(let value): writer.float32(value)
        case .float64(let value): writer.float64(value)
        case .dateTime(let value): writer.dateTime(value)
        case .date(let value): writer.date(value)
        case .time(let value): writer.time(value)
        case .deltaInteger(let value): writer.u8(28); writer.u8(UInt8(bitPattern: value))
        case .deltaLong(let value): writer.u8(29); writer.u16(UInt16(bitPattern: value))
        case .deltaDoubleLong(let value): writer.u8(30); writer.u32(UInt32(bitPattern: value))
        case .deltaUnsigned(let value): writer.u8(31); writer.u8(value)
        case .deltaLongUnsigned(let value): writer.u8(32); writer.u16(value)
        case .deltaDoubleLongUnsigned(let value): writer.u8(33); writer.u32(value)
        case .dontCare: writer.u8(DataTag.dontCare.rawValue)
        }
    }

    private init(plain reader: inout ByteReader) throws(DecodeError) {
        let element = try DataElement(from: &reader)
        if element.isConstructed {
            var members: [DataValue] = []
            for _ in 0..<element.count { members.append(try DataValue(plain: &reader)) }
            self = element.tag == .array ? .array(members) : .structure(members)
            return
        }
        let contents = element.contents
        var inner = ByteReader(contents)
        let unsigned = contents.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let shift = UInt64(max(0, 64 - 8 * contents.count))
        let signed = contents.isEmpty ? 0 : Int64(bitPattern: unsigned << shift) >> Int64(shift)
        self =
            switch element.tag {
            case .boolean: .boolean(contents[0] != 0)
            case .bitString: .bitString(BitString(count: element.count, octets: contents.array))
            case .doubleLong: .doubleLong(Int32(truncatingIfNeeded: signed))
            case .doubleLongUnsigned: .doubleLongUnsigned(UInt32(truncatingIfNeeded: unsigned))
            case .octetString: .octetString(contents.array)
            case .visibleString: .visibleString(contents.array)
            case .utf8String: .utf8String(contents.array)
            case .bcd: .bcd(contents[0])
            case .integer: .integer(Int8(truncatingIfNeeded: signed))
            case .long: .long(Int16(truncatingIfNeeded: signed))
            case .unsigned: .unsigned(contents[0])
            case .longUnsigned: .longUnsigned(UInt16(truncatingIfNeeded: unsigned))
            case .long64: .long64(signed)
            case .long64Unsigned: .long64Unsigned(unsigned)
            case .enumeration: .enumeration(contents[0])
            case .float32: .float32(Float(bitPattern: UInt32(truncatingIfNeeded: unsigned)))
            case .float64: .float64(Double(bitPattern: unsigned))
            case .dateTime: .dateTime((try DateTime(from: &inner)))
            case .date: .date((try CalendarDate(from: &inner)))
            case .time: .time((try TimeOfDay(from: &inner)))
            case .dontCare: .dontCare
            default: .nullData
            }
    }
}
