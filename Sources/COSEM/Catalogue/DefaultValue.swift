import DLMSWire

/// The value an attribute has where a definition gives none, so that an object takes two lines.
enum DefaultValue {
    /// 0, an empty string or array, the first alternative, the unspecified date; no unit.
    static func value(
        of type: TypeExpression, names: InterfaceClass.ValueNames = InterfaceClass.ValueNames(),
        at fields: [String] = []
    ) -> DataValue {
        switch type {
        case .any: .nullData
        case .array: .array([])
        case .scalerUnit: .structure([.integer(0), .enumeration(Unit.count.code)])
        case .structure(let types):
            .structure(types.map { value(of: $0.type, names: names, at: fields + [$0.name]) })
        case .choice(let types): types.first.map { value(of: $0, names: names, at: fields) } ?? .nullData
        case .simple(.enumeration, _, nil, _): .enumeration(firstCode(of: names.codes(at: fields)))
        case .simple(let tag, let length, let constant, let content):
            string(tag, length: length, content: content) ?? DataValue(constant ?? 0, as: tag) ?? empty(tag)
        }
    }

    /// 0 where it is a code, or the codes are not known; else the smallest code.
    private static func firstCode(of codes: [Int: String]) -> UInt8 {
        guard codes[0] == nil, let smallest = codes.keys.min() else { return 0 }
        return UInt8(clamping: smallest)
    }

    private static func string(
        _ tag: DataTag, length: Int?, content: TypeExpression.Content?
    ) -> DataValue? {
        let octets: [UInt8] = content.map(unspecified) ?? [UInt8](repeating: 0, count: length ?? 0)
        switch tag {
        case .octetString: return .octetString(octets)
        case .visibleString: return .visibleString(octets)
        case .utf8String: return .utf8String(octets)
        case .bitString: return .bitString(BitString([Bool](repeating: false, count: length ?? 0)))
        default: return nil
        }
    }

    private static func unspecified(_ content: TypeExpression.Content) -> [UInt8] {
        encoded { writer in
            switch content {
            case .dateTime: DateTime.unspecified.encode(into: &writer)
            case .date: CalendarDate.unspecified.encode(into: &writer)
            case .time: TimeOfDay.unspecified.encode(into: &writer)
            }
        }
    }

    private static func empty(_ tag: DataTag) -> DataValue {
        switch tag {
        case .array: .array([])
        case .structure: .structure([])
        case .compactArray: .compactArray(typeDescription: [DataTag.nullData.rawValue], contents: [])
        case .dateTime: .dateTime(.unspecified)
        case .date: .date(.unspecified)
        case .time: .time(.unspecified)
        default: .nullData
        }
    }
}

extension TypeExpression {
    /// The natural empty value: 0, an empty string or array, the first alternative, the unspecified date.
    public var emptyValue: DataValue { DefaultValue.value(of: self) }
}

extension InterfaceClass.Attribute {
    /// What the attribute holds where a definition gives no value: the standard's default, else the natural empty
    /// value that lies within its range and its codes.
    public var emptyValue: DataValue {
        if let tag = type.tag, let number = defaultValue ?? numberNearestToZero, let value = DataValue(number, as: tag)
        {
            return value
        }
        return DefaultValue.value(of: type, names: names)
    }

    private var numberNearestToZero: Int? { range.map { min(max(0, $0.lowerBound), $0.upperBound) } }
}
