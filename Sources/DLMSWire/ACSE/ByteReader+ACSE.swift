/// Fields of ACSE APDUs: BER, each component with its own tag and length.
extension ByteReader {
    /// Splits off the contents of the component whose tag was just read, and opens its group in the trace.
    mutating func component(_ field: FieldName) throws(DecodeError) -> ByteReader {
        begin(field, back: 1)
        return try slice(try plainLength(field), field)
    }

    /// Reads a component's contents as an OCTET STRING with its own tag.
    mutating func octetString(_ field: FieldName) throws(DecodeError) -> Octets {
        try universal(0x04, field)
        return try octets(remaining, field)
    }

    /// Reads a component's contents as an INTEGER of one octet or more, with its own tag.
    mutating func berInteger(_ field: FieldName) throws(DecodeError) -> BERInteger {
        try universal(0x02, field)
        return try BERInteger(contents: &self, field)
    }

    /// Reads a component's contents as an OBJECT IDENTIFIER with its own tag.
    mutating func oid(_ field: FieldName) throws(DecodeError) -> OID {
        try universal(0x06, field)
        return try OID(contents: &self, field)
    }

    /// Reads a universal tag and its length, which must reach to the end of the component.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    mutating func universal(_ expected: UInt8, _ field: FieldName) throws(DecodeError) {
        let found = try tag(field)
        guard found == expected else { throw invalid(field, Int(found), back: 1) }
        let length = try plainLength(field)
        guard length <= remaining else { throw fail(.truncated(field: field, missing: length &- remaining)) }
        guard length == remaining else { throw fail(.excess(field: field, count: remaining &- length)) }
    }
}

extension ByteWriter {
    /// Writes a component that is an OCTET STRING with its own tag.
    mutating func octetStringComponent(_ tag: UInt8, _ octets: Octets?) {
        guard let octets else { return }
        prefixed(tag) { writer in
            writer.u8(0x04)
            writer.length(octets.count)
            writer.octets(octets)
        }
    }

    /// Writes a component that is an INTEGER with its own tag.
    mutating func integerComponent(_ tag: UInt8, _ value: BERInteger?) {
        guard let value else { return }
        prefixed(tag) { writer in
            writer.u8(0x02)
            value.encode(into: &writer)
        }
    }

    /// Writes a component that is an implicit BIT STRING.
    mutating func bitsComponent(_ tag: UInt8, _ bits: ShortBitString?) {
        guard let bits else { return }
        prefixed(tag) { bits.encode(into: &$0) }
    }

    /// Writes a component that is an implicit OBJECT IDENTIFIER.
    mutating func oidComponent(_ tag: UInt8, _ oid: OID?) {
        guard let oid else { return }
        prefixed(tag) { oid.encode(into: &$0) }
    }

    /// Writes the application context name, an OBJECT IDENTIFIER with its own tag.
    mutating func contextComponent(_ oid: OID) {
        prefixed(0xA1) { writer in
            writer.prefixed(0x06) { oid.encode(into: &$0) }
        }
    }

    mutating func authenticationComponent(_ tag: UInt8, _ value: AuthenticationValue?) {
        guard let value else { return }
        prefixed(tag) { value.encode(into: &$0) }
    }

    mutating func octetsComponent(_ tag: UInt8, _ octets: Octets?) {
        guard let octets else { return }
        u8(tag)
        length(octets.count)
        self.octets(octets)
    }
}
