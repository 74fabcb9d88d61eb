import DLMSWire

extension TypeExpression {
    /// Checks that `value` is of this type: tags, lengths, numbers of elements, and the fields of dates.
    public func check(_ value: DataValue) throws(TypeMismatch) {
        switch self {
        case .any: return
        case .simple(let tag, let length, let constant, let content):
            guard value.tag == tag else { throw mismatch(value) }
            if let length, value.length != length { throw mismatch(value) }
            if let constant, value.integer != constant { throw mismatch(value) }
            if let content { try content.check(value) }
            try Content.checkDate(value)
        case .array(let element): try Self.check(array: value, of: element)
        case .structure(let fields): try Self.check(structure: value, of: fields)
        case .choice: try check(choice: value)
        }
    }

    /// The alternative that `value` is of; the type itself when it is no CHOICE; nil when none suits.
    public func alternative(for value: DataValue) -> TypeExpression? {
        alternatives.first { type in (try? type.check(value)) != nil }
    }

    /// What `value` is shown and edited as: the alternative with its tag, even when something inside is wrong; any
    /// `Data` when it has none of the tags.
    public func alternativeByTag(for value: DataValue) -> TypeExpression {
        let candidates = alternatives.filter { $0 == .any || $0.tag == value.tag }
        guard candidates.count > 1 else { return candidates.first ?? .any }
        return candidates.first { type in (try? type.check(value)) != nil } ?? candidates[0]
    }

    private static func check(array value: DataValue, of element: TypeExpression) throws(TypeMismatch) {
        guard case .array(let elements) = value else { throw TypeExpression.array(element).mismatch(value) }
        for (index, item) in elements.enumerated() {
            try within("[\(index + 1)]") { () throws(TypeMismatch) in try element.check(item) }
        }
    }

    private static func check(structure value: DataValue, of fields: [Field]) throws(TypeMismatch) {
        guard case .structure(let elements) = value else { throw TypeExpression.structure(fields).mismatch(value) }
        guard elements.count == fields.count else {
            let names = fields.map(\.name).joined(separator: ", ")
            throw TypeMismatch(
                expected: "structure of \(fields.count) (\(names))", found: "structure of \(elements.count)"
            )
        }
        for (field, element) in zip(fields, elements) {
            try within(field.name) { () throws(TypeMismatch) in try field.type.check(element) }
        }
    }

    /// Where one alternative alone has the value's tag, what is wrong inside it is the better answer.
    private func check(choice value: DataValue) throws(TypeMismatch) {
        guard alternative(for: value) == nil else { return }
        let candidates = alternatives.filter { $0.tag == value.tag }
        guard candidates.count == 1, let candidate = candidates.first else { throw mismatch(value) }
        try candidate.check(value)
    }

    private func mismatch(_ value: DataValue) -> TypeMismatch {
        var found = value.tag.name.map(\.description) ?? "tag \(value.tag.rawValue)"
        if value.tag == tag {
            if let length = value.length { found += "[\(length)]" }
            if let number = value.integer { found += "(\(number))" }
        }
        return TypeMismatch(expected: shortDescription, found: found)
    }

    /// The type without what is inside its arrays and structures.
    var shortDescription: String {
        switch self {
        case .any, .simple: description
        case .array: "array"
        case .structure: "structure"
        case .choice: alternatives.map(\.shortDescription).formattedAsChoice
        }
    }
}

// MARK: - Dates

extension TypeExpression.Content {
    /// Checks the octets of an octet-string that holds a date or time.
    fileprivate func check(_ value: DataValue) throws(TypeMismatch) {
        guard case .octetString(let octets) = value, octets.count == octetCount else {
            throw TypeMismatch(
                expected: "\(rawValue) of \(octetCount) octets", found: "octet-string[\(value.length ?? 0)]"
            )
        }
        guard let content = self.value(of: octets) else { return }
        try Self.checkDate(content)
    }

    /// The octets of an octet-string as the value they stand for; nil when there are not as many as needed.
    public func value(of octets: [UInt8]) -> DataValue? {
        withReader(octets) { reader in
            switch self {
            case .dateTime: (try? DateTime(from: &reader)).map { .dateTime($0) }
            case .date: (try? CalendarDate(from: &reader)).map { .date($0) }
            case .time: (try? TimeOfDay(from: &reader)).map { .time($0) }
            }
        }
    }

    fileprivate static func checkDate(_ value: DataValue) throws(TypeMismatch) {
        let fault =
            switch value {
            case .dateTime(let dateTime): dateTime.fault
            case .date(let date): date.fault
            case .time(let time): time.fault
            default: nil as FieldFault?
            }
        guard let fault else { return }
        throw TypeMismatch(path: fault.field, expected: fault.expected, found: String(fault.value))
    }
}
