import DLMSWire

/// Values in the form of the vectors: a map of the type's name to the value.
extension Fact {
    init(_ value: DataValue) throws {
        let contents: Fact
        switch value {
        case .nullData, .dontCare: contents = .null
        case .array(let elements), .structure(let elements): contents = .list(try elements.map { try Fact($0) })
        case .boolean(let value): contents = Fact(value)
        case .bitString(let bits): contents = .text(bits.bits.map { $0 ? "1" : "0" }.joined())
        case .doubleLong(let value): contents = Fact(value)
        case .doubleLongUnsigned(let value): contents = Fact(value)
        case .octetString(let octets): contents = Fact(hex: octets)
        case .visibleString(let octets), .utf8String(let octets):
            contents = .text(String(decoding: octets, as: UTF8.self))
        case .bcd(let value), .unsigned(let value), .enumeration(let value), .deltaUnsigned(let value):
            contents = Fact(value)
        case .integer(let value), .deltaInteger(let value): contents = Fact(value)
        case .long(let value), .deltaLong(let value): contents = Fact(value)
        case .longUnsigned(let value), .deltaLongUnsigned(let value): contents = Fact(value)
        case .long64(let value): contents = Fact(value)
        case .long64Unsigned(let value): contents = Fact(value)
        case .deltaDoubleLong(let value): contents = Fact(value)
        case .deltaDoubleLongUnsigned(let value): contents = Fact(value)
        case .float32(let number): contents = Fact(number: "\(number)", value)
        case .float64(let number): contents = Fact(number: "\(number)", value)
        case .dateTime(let value): contents = Fact(value)
        case .date(let value): contents = .map(Fact.date(value).merging(hex(value.encode)) { $1 })
        case .time(let value): contents = .map(Fact.time(value).merging(hex(value.encode)) { $1 })
        case .compactArray(let description, _): contents = try Fact(compactArray: value, description)
        }
        self = .map([value.tag.name?.description ?? "?": contents])
    }

    private init(number: String, _ value: DataValue) {
        self = .map(["hex": Fact(hex: Array(value.octets.dropFirst())), "value": .text(number)])
    }

    private init(compactArray value: DataValue, _ description: [UInt8]) throws {
        let type = try withReader(description) { (reader) throws(DecodeError) in try TypeDescription(from: &reader) }
        let elements = try value.compactArrayElements() ?? []
        self = .map(["type-description": Fact(type), "elements": .list(try elements.map { try Fact($0) })])
    }

    private init(_ type: TypeDescription) {
        switch type {
        case .simple(let tag): self = Fact(tag.name)
        case .array(let count, let element):
            self = .map(["array": .map(["count": Fact(count), "of": Fact(element)])])
        case .structure(let members): self = .map(["structure": .list(members.map(Fact.init))])
        }
    }

    init(_ value: DateTime) {
        var facts = Fact.date(value.date).merging(Fact.time(value.time)) { $1 }
        facts["deviation"] = value.deviation == DateTime.unspecifiedDeviation ? .null : Fact(value.deviation)
        facts["clock-status"] = value.status == .notSpecified ? .null : Fact(value.status.rawValue)
        self = .map(facts.merging(hex(value.encode)) { $1 })
    }

    private static func date(_ date: CalendarDate) -> [String: Fact] {
        [
            "year": date.year == 0xFFFF ? .null : Fact(date.year), "month": known(date.month),
            "day": known(date.dayOfMonth), "weekday": known(date.dayOfWeek),
        ]
    }

    private static func time(_ time: TimeOfDay) -> [String: Fact] {
        [
            "hour": known(time.hour), "minute": known(time.minute), "second": known(time.second),
            "hundredths": known(time.hundredths),
        ]
    }

    private static func known(_ octet: UInt8) -> Fact { octet == 0xFF ? .null : Fact(octet) }
}

private func hex(_ encode: (inout ByteWriter) -> Void) -> [String: Fact] { ["hex": Fact(hex: encoded(encode))] }
