import COSEM
import DLMSWire

extension ValueReader {
    /// A whole number of one of the integer types, or a name that stands for one.
    func readNumber(_ node: YAMLNode, as tag: DataTag, constant: Int?) -> DataValue? {
        guard let range = Self.range(of: tag) else { return unexpected(node, name(of: tag)) }
        guard let number = number(node, as: tag, in: range) else { return nil }
        guard range.contains(number) else { return unexpected(node, "bits of \(name(of: tag))") }
        if let constant, number != Int128(constant) { return unexpected(node, "\(constant)") }
        return Self.value(number, as: tag)
    }

    private func number(_ node: YAMLNode, as tag: DataTag, in range: ClosedRange<Int128>) -> Int128? {
        if let list = node.list, !names.bits(at: fields).isEmpty { return mask(list) }
        guard let text = node.scalar?.text, !node.isNull else { return failed(node, name(of: tag)) }
        if let code = code(named: text) { return code }
        if let number = NumberText.integer(text) ?? address(text, tag) {
            if range.contains(number) { return number }
            return failed(node, "\(range.lowerBound) to \(range.upperBound) (\(name(of: tag)))")
        }
        return named(text, node, tag)
    }

    /// A name where the standard has codes: of the value itself, a class, a unit.
    private func named(_ text: String, _ node: YAMLNode, _ tag: DataTag) -> Int128? {
        if fields.last == "class_id" {
            return faults.interfaceClass(text, "\(path): ", at: node.place).map { Int128($0.id) }
        }
        let codes = names.codes(at: fields)
        guard !codes.isEmpty else { return failed(node, name(of: tag)) }
        let known = codes.sorted { $0.key < $1.key }.map(\.value)
        faults.report(
            "\(path): there is no \"\(text)\"", at: node.place, suggestion: Suggestion.orAll(for: text, among: known))
        return nil
    }

    /// A code by its name; names that are numbers, such as baud rates, come before the codes themselves.
    private func code(named text: String) -> Int128? {
        names.codes(at: fields).first { Self.same($0.value, text) }.map { Int128($0.key) }
    }

    /// A list of bit names, where the standard names the bits of a number.
    private func mask(_ list: [YAMLNode]) -> Int128? {
        bitNumbers(list, names.bits(at: fields))?.reduce(0) { $0 | Int128(1) << Int128($1) }
    }

    /// An IPv4 address, which the standard sends as a number.
    private func address(_ text: String, _ tag: DataTag) -> Int128? {
        let octets = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard tag == .doubleLongUnsigned, octets.count == 4 else { return nil }
        var number: Int128 = 0
        for octet in octets {
            guard let octet else { return nil }
            number = number << 8 | Int128(octet)
        }
        return number
    }

    private func failed(_ node: YAMLNode, _ expected: String) -> Int128? {
        _ = unexpected(node, expected)
        return nil
    }
}

// MARK: - Bits

extension ValueReader {
    /// `"0110"`, a list of bit names, or a list of bit numbers; bit 0 is the first.
    func readBits(_ node: YAMLNode, length: Int?) -> DataValue? {
        if let list = node.list {
            guard let set = bitNumbers(list, names.bits(at: fields)) else { return nil }
            let count = length ?? (set.max().map { $0 + 1 } ?? 0)
            guard set.allSatisfy({ $0 < count }) else { return unexpected(node, "bits 0 to \(count - 1)") }
            return .bitString(BitString((0..<count).map(set.contains)))
        }
        guard let text = node.scalar?.text, text.allSatisfy({ $0 == "0" || $0 == "1" }), !node.isNull || text.isEmpty
        else {
            return unexpected(node, "bits such as \"0110\", or a list of bit names")
        }
        if let length, text.count != length { return unexpected(node, "\(length) bits") }
        return .bitString(BitString(text.map { $0 == "1" }))
    }

    func bitNumbers(_ list: [YAMLNode], _ bits: [Int: String]) -> [Int]? {
        let numbers = list.map { element -> Int? in
            let text = element.scalar?.text ?? ""
            if let bit = bits.first(where: { Self.same($0.value, text) })?.key { return bit }
            if let number = NumberText.integer(text), (0..<64).contains(number) { return Int(number) }
            faults.report(
                "\(path): there is no bit \"\(text)\"", at: element.place,
                suggestion: bits.isEmpty
                    ? nil : Suggestion.orAll(for: text, among: bits.sorted { $0.key < $1.key }.map(\.value)))
            return nil
        }
        let known = numbers.compactMap(\.self)
        return known.count == numbers.count ? known : nil
    }

    /// Names are the same whatever their capitals, and whether `-`, `_` or a blank separates their words.
    static func same(_ left: String, _ right: String) -> Bool {
        func plain(_ text: String) -> String { text.lowercased().filter { !" -_".contains($0) } }
        return plain(left) == plain(right)
    }
}

// MARK: - Integer types

extension ValueReader {
    static func range(of tag: DataTag) -> ClosedRange<Int128>? {
        func full<Number: FixedWidthInteger>(_: Number.Type) -> ClosedRange<Int128> {
            Int128(Number.min)...Int128(Number.max)
        }
        return switch tag {
        case .integer, .deltaInteger: full(Int8.self)
        case .long, .deltaLong: full(Int16.self)
        case .doubleLong, .deltaDoubleLong: full(Int32.self)
        case .long64: full(Int64.self)
        case .unsigned, .enumeration, .deltaUnsigned: full(UInt8.self)
        case .longUnsigned, .deltaLongUnsigned: full(UInt16.self)
        case .doubleLongUnsigned, .deltaDoubleLongUnsigned: full(UInt32.self)
        case .long64Unsigned: full(UInt64.self)
        case .bcd: 0...99
        default: nil
        }
    }

    private static func value(_ number: Int128, as tag: DataTag) -> DataValue? {
        if tag == .bcd { return .bcd(UInt8(number / 10) << 4 | UInt8(number % 10)) }
        if tag == .long64Unsigned { return .long64Unsigned(UInt64(number)) }
        return DataValue(Int(number), as: tag)
    }

    func name(of tag: DataTag) -> String { tag.name.map(\.description) ?? "tag \(tag.rawValue)" }
}
