import COSEM
import DLMSWire

/// The input that suits each simple type.
enum ValueInputs {
    /// - Returns: nil for arrays and structures.
    static func input(for subject: ValueSubject) -> (any ValueInput)? {
        guard case .simple(let tag, let length, let constant, let content) = subject.type else { return nil }
        if let content { return DateInput(content: content, isOctetString: true) }
        if let constant { return NumberInput(tag, range: constant...constant) }
        return number(tag, subject) ?? other(tag, length, subject)
    }

    private static func number(_ tag: DataTag, _ subject: ValueSubject) -> (any ValueInput)? {
        let isCode = !subject.codes.isEmpty && tag.integerRange != nil
        if isCode { return CodeInput(names: subject.codes, tag: tag, hint: tag.text) }
        return NumberInput(tag, range: subject.range)
    }

    private static func other(_ tag: DataTag, _ length: Int?, _ subject: ValueSubject) -> (any ValueInput)? {
        switch tag {
        case .nullData, .dontCare: NullInput(tag: tag)
        case .boolean: BooleanInput()
        case .float32, .float64: FloatInput(tag: tag)
        case .bitString: BitsInput(length: length)
        case .octetString where subject.isLogicalName: LogicalNameInput()
        case .octetString, .visibleString, .utf8String: OctetsInput(tag: tag, length: length)
        case .dateTime: DateInput(content: .dateTime, isOctetString: false)
        case .date: DateInput(content: .date, isOctetString: false)
        case .time: DateInput(content: .time, isOctetString: false)
        case .compactArray: CompactArrayInput()
        default: nil
        }
    }
}

extension ValueSubject {
    /// Six octets are an OBIS code, unless they are an address.
    fileprivate var isLogicalName: Bool { type.isLogicalName && !label.lowercased().contains("address") }
}
