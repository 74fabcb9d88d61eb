import DLMSWire

extension TypeExpression {
    /// Reads one encoded `Data` and checks that it is of this type.
    /// - Returns: the value, so that nobody has to read it again.
    /// - Throws: also for octets that are no well-formed `Data`, or more of it than a value may have.
    public func check(_ reader: inout ByteReader) throws(TypeMismatch) -> DataValue {
        let value = try Self.decode(&reader, expecting: self)
        try check(value)
        return value
    }

    fileprivate static func decode(
        _ reader: inout ByteReader, expecting type: TypeExpression
    ) throws(TypeMismatch) -> DataValue {
        do { return try DataValue(from: &reader) } catch {
            throw TypeMismatch(expected: type.shortDescription, found: "octets that do not decode, at \(error.field)")
        }
    }
}

extension InterfaceClass.Attribute {
    /// Reads one encoded `Data` and checks it as on SET: type, range and codes.
    /// - Returns: the value, so that nobody has to read it again.
    public func check(_ reader: inout ByteReader) throws(TypeMismatch) -> DataValue {
        let value = try within(name) { () throws(TypeMismatch) in
            try TypeExpression.decode(&reader, expecting: type)
        }
        try check(value)
        return value
    }
}
