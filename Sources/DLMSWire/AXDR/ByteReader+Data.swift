extension ByteReader {
    /// Reads the number of elements that follow: each of them takes an octet at least, so a count beyond the octets
    /// left is refused at once.
    mutating func count(_ field: FieldName) throws(DecodeError) -> Int {
        let count = try plainLength(field)
        guard count <= remaining else { throw fail(.truncated(field: field, missing: count &- remaining)) }
        return count
    }

    /// Moves behind the `Data` that follows, of any type, checking its structure on the way; records it when traced.
    public mutating func skipData() throws(DecodeError) {
        #if !hasFeature(Embedded)
            if trace != nil {
                _ = try DataValue(from: &self)
                return
            }
        #endif
        let element = try DataElement(from: &self)
        if element.isConstructed { try skipElements(element.count) }
    }

    /// Skips the elements of an array or structure, with what is nested in them. Not recursive: firmware stacks are
    /// short.
    private mutating func skipElements(_ count: Int) throws(DecodeError) {
        var pending = InlineArray<32, UInt32>(repeating: 0)
        var level = 0
        pending[0] = UInt32(truncatingIfNeeded: count)
        while level >= 0 {
            guard pending[level] > 0 else {
                level &-= 1
                continue
            }
            pending[level] &-= 1
            let element = try DataElement(from: &self)
            guard element.isConstructed else { continue }
            level &+= 1
            guard level < DataLimits.depth else { throw fail(.tooComplex(field: "data", limit: DataLimits.depth)) }
            pending[level] = UInt32(truncatingIfNeeded: element.count)
        }
    }

    #if hasFeature(Embedded)
        /// Moves behind the type description of a compact array.
        mutating func skipTypeDescription() throws(DecodeError) {
            var pending = 1
            var budget = 256
            while pending > 0 {
                guard budget > 0 else { throw fail(.tooComplex(field: "type-description", limit: 256)) }
                budget &-= 1
                pending &-= 1
                let tag = DataTag(rawValue: try tag("type-description"))
                switch tag {
                case .array:
                    _ = try view(2, "type-description")
                    pending &+= 1
                case .structure: pending &+= try count("type-description")
                case .compactArray: throw invalid("type-description", Int(tag.rawValue), back: 1)
                default: guard tag.isAssigned else { throw invalid("type-description", Int(tag.rawValue), back: 1) }
                }
            }
        }
    #endif
}

// MARK: - Values of one type

extension ByteReader {
    /// Reads the tag of a `Data` that must be of one type.
    /// - Throws: ``DecodeError/invalid(field:value:)`` naming the field, with the tag found.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func expect(_ expected: DataTag, _ field: FieldName) throws(DecodeError) {
        let found = try tag(field)
        guard found == expected.rawValue else { throw invalid(field, Int(found), back: 1) }
    }

    public mutating func readBoolean(_ field: FieldName) throws(DecodeError) -> Bool {
        try expect(.boolean, field)
        return try bool(field)
    }

    public mutating func readInteger(_ field: FieldName) throws(DecodeError) -> Int8 {
        try expect(.integer, field)
        return try i8(field)
    }

    public mutating func readUnsigned(_ field: FieldName) throws(DecodeError) -> UInt8 {
        try expect(.unsigned, field)
        return try u8(field)
    }

    public mutating func readEnumeration(_ field: FieldName) throws(DecodeError) -> UInt8 {
        try expect(.enumeration, field)
        return try u8(field)
    }

    public mutating func readLong(_ field: FieldName) throws(DecodeError) -> Int16 {
        try expect(.long, field)
        return try i16(field)
    }

    public mutating func readLongUnsigned(_ field: FieldName) throws(DecodeError) -> UInt16 {
        try expect(.longUnsigned, field)
        return try u16(field)
    }

    public mutating func readDoubleLong(_ field: FieldName) throws(DecodeError) -> Int32 {
        try expect(.doubleLong, field)
        return Int32(bitPattern: try u32(field))
    }

    public mutating func readDoubleLongUnsigned(_ field: FieldName) throws(DecodeError) -> UInt32 {
        try expect(.doubleLongUnsigned, field)
        return try u32(field)
    }

    public mutating func readLong64(_ field: FieldName) throws(DecodeError) -> Int64 {
        try expect(.long64, field)
        return Int64(bitPattern: try u64(field))
    }

    public mutating func readLong64Unsigned(_ field: FieldName) throws(DecodeError) -> UInt64 {
        try expect(.long64Unsigned, field)
        return try u64(field)
    }

    public mutating func readOctetString(_ field: FieldName) throws(DecodeError) -> Octets {
        try expect(.octetString, field)
        return try octets(try plainLength(field), field)
    }

    public mutating func readVisibleString(_ field: FieldName) throws(DecodeError) -> Octets {
        try expect(.visibleString, field)
        return try octets(try plainLength(field), field)
    }

    /// Reads the head of an array.
    /// - Returns: number of elements that follow.
    public mutating func readArray(_ field: FieldName) throws(DecodeError) -> Int {
        try expect(.array, field)
        return try count(field)
    }

    /// Reads the head of a structure that must have `count` elements.
    public mutating func readStructure(count: Int, _ field: FieldName) throws(DecodeError) {
        try expect(.structure, field)
        let found = try self.count(field)
        guard found == count else { throw invalid(field, found, back: 1) }
    }

    /// Reads a logical name, an octet-string of six octets.
    public mutating func readLogicalName(_ field: FieldName) throws(DecodeError) -> LogicalName {
        try expectOctetString(of: 6, field)
        return try LogicalName(from: &self, field)
    }

    /// Reads a date and time in the form attributes use: an octet-string of twelve octets.
    public mutating func readDateTime(_ field: FieldName) throws(DecodeError) -> DateTime {
        try expectOctetString(of: 12, field)
        return try DateTime(from: &self)
    }

    private mutating func expectOctetString(of length: Int, _ field: FieldName) throws(DecodeError) {
        try expect(.octetString, field)
        let found = try plainLength(field)
        guard found == length else { throw invalid(field, found, back: 1) }
    }
}
