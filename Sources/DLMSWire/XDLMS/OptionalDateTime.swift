extension ByteReader {
    /// Reads a date and time that is sent as an octet-string without a tag: of twelve octets, or empty when there is
    /// none.
    mutating func optionalDateTime(_ field: FieldName) throws(DecodeError) -> DateTime? {
        let length = try plainLength(field)
        guard length == 0 || length == 12 else { throw invalid(field, length, back: 1) }
        begin(field, back: 1)
        let value = length == 0 ? nil : try DateTime(from: &self)
        #if !hasFeature(Embedded)
            trace?.end(at: offset, meaning: value?.description ?? "absent")
        #endif
        return value
    }
}

extension ByteWriter {
    /// Writes a date and time as an octet-string without a tag; an empty one for none.
    public mutating func optionalDateTime(_ value: DateTime?) {
        u8(value == nil ? 0 : 12)
        value?.encode(into: &self)
    }
}
