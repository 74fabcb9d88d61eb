import DLMSWire

extension InterfaceClass.Attribute {
    /// Checks a value as on SET, on editing and on loading: its type, its range, and the codes inside it.
    ///
    /// A code that the standard's list does not hold is accepted only where the standard leaves codes to manufacturers
    /// (``InterfaceClass/ValueNames/manufacturerCodes``). Where the catalogue has no list, every code is accepted.
    public func check(_ value: DataValue) throws(TypeMismatch) {
        try within(name) { () throws(TypeMismatch) in
            try type.check(value)
            if let range, let number = value.integer, !range.contains(number) {
                let expected = "\(range.lowerBound) to \(range.upperBound)"
                throw TypeMismatch(expected: expected, found: String(number))
            }
            try names.check(value, of: type)
        }
    }
}

extension InterfaceClass.Method {
    /// Checks the parameter of a call: its type and the codes inside it.
    public func check(_ parameter: DataValue) throws(TypeMismatch) {
        try within(name) { () throws(TypeMismatch) in
            try self.parameter.check(parameter)
            try names.check(parameter, of: self.parameter)
        }
    }
}

extension InterfaceClass.ValueNames {
    /// Codes of the enum at `fields` (the names from the outside in, none for the value itself); empty when unknown.
    public func codes(at fields: [String]) -> [Int: String] {
        fields.isEmpty ? codes : Self.find(fields, in: fieldCodes) ?? [:]
    }

    /// Bits of the mask at `fields`; empty when unknown.
    public func bits(at fields: [String]) -> [Int: String] {
        fields.isEmpty ? bits : Self.find(fields, in: fieldBits) ?? [:]
    }

    private static func find<Found>(_ fields: [String], in table: [String: Found]) -> Found? {
        table[fields.suffix(2).joined(separator: ".")] ?? table[fields.last ?? ""]
    }

    /// Checks that every enum in `value`, which is of `type`, has a code of its list.
    fileprivate func check(
        _ value: DataValue, of type: TypeExpression, at fields: [String] = []
    ) throws(TypeMismatch) {
        guard !codes.isEmpty || !fieldCodes.isEmpty else { return }
        switch (type.alternative(for: value), value) {
        case (.array(let element), .array(let elements)):
            for (index, item) in elements.enumerated() {
                try within("[\(index + 1)]") { () throws(TypeMismatch) in try check(item, of: element, at: fields) }
            }
        case (.structure(let types), .structure(let elements)):
            for (field, element) in zip(types, elements) {
                try within(field.name) { () throws(TypeMismatch) in
                    try check(element, of: field.type, at: fields + [field.name])
                }
            }
        case (_, .enumeration(let code)): try check(code: Int(code), at: fields)
        default: return
        }
    }

    private func check(code: Int, at fields: [String]) throws(TypeMismatch) {
        let codes = codes(at: fields)
        let free = fields.isEmpty ? manufacturerCodes : Self.find(fields, in: fieldManufacturerCodes)
        guard !codes.isEmpty, codes[code] == nil, free?.contains(code) != true else { return }
        let known = codes.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
        throw TypeMismatch(expected: known.formattedAsChoice, found: String(code))
    }
}
