/// Fields that several xDLMS PDUs have.
extension ByteWriter {
    /// Writes an optional Integer8 with its presence octet.
    mutating func optional(_ value: Int8?) {
        u8(value == nil ? 0 : 1)
        if let value { u8(UInt8(bitPattern: value)) }
    }

    /// Writes an octet-string without a tag: length and octets.
    mutating func counted(_ octets: Octets) {
        length(octets.count)
        self.octets(octets)
    }

    /// Writes the first octets of a PDU: tag, choice, invoke-id and priority.
    public mutating func head(_ tag: APDUTag, _ choice: UInt8, _ invokeID: InvokeIDAndPriority) {
        u8(tag.rawValue)
        u8(choice)
        u8(invokeID.rawValue)
    }
}

extension ByteReader {
    /// Reads an octet-string without a tag: length and octets.
    mutating func counted(_ field: FieldName) throws(DecodeError) -> Octets {
        try octets(try plainLength(field), field)
    }

    /// Reads a choice octet and opens the group that it names.
    /// - Throws: ``DecodeError/invalid(field:value:)`` when the standard has no such choice.
    mutating func choice(_ field: FieldName, _ names: (UInt8) -> FieldName?) throws(DecodeError) -> UInt8 {
        let choice = try tag(field)
        guard let name = names(choice) else { throw invalid(field, Int(choice), back: 1) }
        begin(name, back: 1)
        return choice
    }
}
