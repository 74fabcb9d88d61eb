import DLMSWire

/// Puts values into words, with what their type and its names tell.
struct ValueTextWriter {
    let names: InterfaceClass.ValueNames
    let limit: Int

    /// - Parameters:
    ///   - fields: names of the fields around the value, from the outside in.
    ///   - label: name of the attribute or field itself.
    func text(of value: DataValue, type: TypeExpression, fields: [String], label: String) -> ValueText {
        let type = type.alternativeByTag(for: value)
        switch value {
        case .nullData, .dontCare: return ValueText(value.tag.name?.description ?? "")
        case .array(let elements): return ValueText(list(elements, type: type, fields: fields, label: label))
        case .structure(let elements): return structure(elements, type: type, fields: fields)
        case .compactArray(_, let contents): return ValueText("compact-array of \(contents.count) octets")
        case .boolean(let flag): return ValueText(flag ? "true" : "false")
        case .bitString(let bits): return bitString(bits, fields: fields)
        case .octetString(let octets): return octetString(octets, type: type, label: label)
        case .visibleString(let octets): return ValueText(Self.quoted(octets) ?? hex(octets))
        case .utf8String(let octets): return ValueText(Self.quotedUTF8(octets) ?? hex(octets))
        case .bcd(let digits): return ValueText(Self.hexDigits(digits))
        case .float32(let number): return ValueText(number.description)
        case .float64(let number): return ValueText(number.description)
        case .long64Unsigned(let number): return ValueText(String(number))
        case .dateTime(let dateTime): return ValueText(dateTime.text)
        case .date(let date): return ValueText(date.text)
        case .time(let time): return ValueText(time.text)
        default: return number(value.integer ?? 0, fields: fields)
        }
    }
}

// MARK: - Numbers and bits

extension ValueTextWriter {
    private func number(_ number: Int, fields: [String]) -> ValueText {
        if let name = names.codes(at: fields)[number] { return ValueText(String(number), name) }
        let bits = names.bits(at: fields)
        let set = bits.keys.sorted().filter { $0 < Int.bitWidth && number & (1 << $0) != 0 }.compactMap { bits[$0] }
        return ValueText(String(number), set.isEmpty ? nil : set.joined(separator: ", "))
    }

    private func bitString(_ bits: BitString, fields: [String]) -> ValueText {
        let shown = bits.bits.prefix(max(limit, 1)).map { $0 ? "1" : "0" }.joined()
        let text = shown + (bits.count > shown.count ? "… \(bits.count - shown.count) more" : "")
        let known = names.bits(at: fields)
        let set = bits.bits.enumerated().filter(\.element).compactMap { known[$0.offset] }
        return ValueText(text.isEmpty ? "no bits" : text, set.isEmpty ? nil : set.joined(separator: ", "))
    }
}

// MARK: - Octets and strings

extension ValueTextWriter {
    private func octetString(_ octets: [UInt8], type: TypeExpression, label: String) -> ValueText {
        if case .simple(_, _, _, let content?) = type, let date = content.value(of: octets) {
            return text(of: date, type: .any, fields: [], label: label)
        }
        if let name = Self.logicalName(octets, type: type, label: label) {
            return ValueText(name.description, OBISNames.name(of: name))
        }
        if let date = Self.plausibleDateTime(octets, type: type) { return ValueText(date.text) }
        return ValueText(Self.quoted(octets) ?? hex(octets), Self.objectIdentifier(octets))
    }

    /// Six octets are an OBIS code where the type says so (unless they are an address), and where they look like one.
    private static func logicalName(_ octets: [UInt8], type: TypeExpression, label: String) -> LogicalName? {
        guard octets.count == 6 else { return nil }
        let looksLikeOne = octets[0] <= 15 && octets[5] == 255
        let plain = label.lowercased()
        let isAddress = plain.contains("address") || plain.contains("mac")
        guard !isAddress, type.isLogicalName || looksLikeOne else { return nil }
        return LogicalName(octets[0], octets[1], octets[2], octets[3], octets[4], octets[5])
    }

    /// Twelve octets of no stated content that can only be meant as a date, such as the time in a profile's row.
    private static func plausibleDateTime(_ octets: [UInt8], type: TypeExpression) -> DateTime? {
        guard octets.count == 12, type == .any || type == .simple(.octetString),
            case .dateTime(let value)? = TypeExpression.Content.dateTime.value(of: octets),
            value.isPlausible, value.date.year != 0xFFFF
        else { return nil }
        return value
    }

    /// The name of an application context or authentication mechanism.
    private static func objectIdentifier(_ octets: [UInt8]) -> String? {
        guard octets.count == 7, octets.starts(with: [0x60, 0x85, 0x74, 0x05, 0x08]) else { return nil }
        return OID.dlmsUA(kind: octets[5], id: octets[6]).name?.description
    }

    /// Octets that are all printable ASCII, in quotation marks; nil when they are not.
    private static func quoted(_ octets: [UInt8]) -> String? {
        guard octets.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return "\"" + String(decoding: octets, as: UTF8.self) + "\""
    }

    private static func quotedUTF8(_ octets: [UInt8]) -> String? {
        guard let text = String(validating: octets, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        return "\"" + text + "\""
    }

    private func hex(_ octets: [UInt8]) -> String {
        let shown = octets.prefix(max(limit / 3, 1))
        let more = octets.count - shown.count
        return shown.map(Self.hexDigits).joined(separator: " ") + (more > 0 ? " … \(more) more" : "")
    }

    private static func hexDigits(_ octet: UInt8) -> String {
        (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
    }
}

// MARK: - Arrays and structures

extension ValueTextWriter {
    private func list(_ elements: [DataValue], type: TypeExpression, fields: [String], label: String) -> String {
        var element = TypeExpression.any
        if case .array(let type) = type { element = type }
        return "["
            + joined(elements) { _, value in
                text(of: value, type: element, fields: fields, label: label)
            } + "]"
    }

    private func structure(_ elements: [DataValue], type: TypeExpression, fields: [String]) -> ValueText {
        var types: [TypeExpression.Field] = []
        if case .structure(let fields) = type { types = fields }
        let parts = joined(elements) { index, value in
            guard index < types.count else { return text(of: value, type: .any, fields: fields, label: "") }
            let field = types[index]
            if type == .scalerUnit, case .enumeration(let code) = value { return ValueText(Unit(code).symbol) }
            return text(of: value, type: field.type, fields: fields + [field.name], label: field.name)
        }
        return ValueText("{" + parts + "}", Self.meaning(of: elements, type: type))
    }

    /// Elements by their names where they are codes or masks, as long as there is room.
    private func joined(_ elements: [DataValue], _ text: (Int, DataValue) -> ValueText) -> String {
        var result = ""
        for (index, element) in elements.enumerated() {
            if result.count > limit { return result + ", … \(elements.count - index) more" }
            let part = text(index, element)
            result += (index > 0 ? ", " : "") + (element.integer == nil ? part.value : part.short)
        }
        return result
    }

    private static func meaning(of elements: [DataValue], type: TypeExpression) -> String? {
        if type == .scalerUnit {
            return ScaledValue(.nullData, scalerUnit: .structure(elements))?.scalerText
        }
        return objectMeaning(elements, type: type) ?? objectIdentifier(elements)
    }

    /// `Active energy import, value` for a structure that begins with class_id, logical_name and attribute_index.
    private static func objectMeaning(_ elements: [DataValue], type: TypeExpression) -> String? {
        guard case .structure(let fields) = type, fields.count == elements.count, fields.count >= 2,
            fields[0].name == "class_id", fields[1].name == "logical_name",
            let id = elements[0].integer.flatMap({ UInt16(exactly: $0) }), id != 0,
            case .octetString(let octets) = elements[1],
            let name = logicalName(octets, type: fields[1].type, label: "logical_name")
        else { return nil }
        let object = OBISNames.name(of: name) ?? name.description
        guard fields.count >= 3, fields[2].name == "attribute_index", let index = elements[2].integer,
            let attribute = UInt8(exactly: index).flatMap({ Catalogue.current(id: id)?.attribute($0) })
        else { return object }
        return "\(object), \(attribute.name)"
    }

    /// The name of an application context or authentication mechanism that is written as its seven arcs.
    private static func objectIdentifier(_ elements: [DataValue]) -> String? {
        let arcs = elements.compactMap(\.integer)
        guard arcs.count == 7, elements.count == 7, arcs.starts(with: [2, 16, 756, 5, 8]),
            let kind = UInt8(exactly: arcs[5]), let id = UInt8(exactly: arcs[6])
        else { return nil }
        return OID.dlmsUA(kind: kind, id: id).name?.description
    }
}
