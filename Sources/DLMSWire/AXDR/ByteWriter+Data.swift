/// Writers of `Data` values: tag, then contents. One per type of the standard.
///
/// - Spec: IEC 62056-5-3, Data
extension ByteWriter {
    public mutating func nullData() { u8(DataTag.nullData.rawValue) }
    public mutating func boolean(_ value: Bool) { octet(.boolean, value ? 1 : 0) }
    public mutating func bcd(_ value: UInt8) { octet(.bcd, value) }
    public mutating func integer(_ value: Int8) { octet(.integer, UInt8(bitPattern: value)) }
    public mutating func unsigned(_ value: UInt8) { octet(.unsigned, value) }
    public mutating func enumeration(_ value: UInt8) { octet(.enumeration, value) }
    public mutating func long(_ value: Int16) { number(.long, UInt64(UInt16(bitPattern: value)), 2) }
    public mutating func longUnsigned(_ value: UInt16) { number(.longUnsigned, UInt64(value), 2) }
    public mutating func doubleLong(_ value: Int32) { number(.doubleLong, UInt64(UInt32(bitPattern: value)), 4) }
    public mutating func doubleLongUnsigned(_ value: UInt32) { number(.doubleLongUnsigned, UInt64(value), 4) }
    public mutating func long64(_ value: Int64) { number(.long64, UInt64(bitPattern: value), 8) }
    public mutating func long64Unsigned(_ value: UInt64) { number(.long64Unsigned, value, 8) }
    public mutating func float32(_ value: Float) { number(.float32, UInt64(value.bitPattern), 4) }
    public mutating func float64(_ value: Double) { number(.float64, value.bitPattern, 8) }

    public mutating func deltaInteger(_ value: Int8) { octet(.deltaInteger, UInt8(bitPattern: value)) }
    public mutating func deltaLong(_ value: Int16) { number(.deltaLong, UInt64(UInt16(bitPattern: value)), 2) }
    public mutating func deltaDoubleLong(_ value: Int32) {
        number(.deltaDoubleLong, UInt64(UInt32(bitPattern: value)), 4)
    }
    public mutating func deltaUnsigned(_ value: UInt8) { octet(.deltaUnsigned, value) }
    public mutating func deltaLongUnsigned(_ value: UInt16) { number(.deltaLongUnsigned, UInt64(value), 2) }
    public mutating func deltaDoubleLongUnsigned(_ value: UInt32) {
        number(.deltaDoubleLongUnsigned, UInt64(value), 4)
    }

    public mutating func octetString(_ value: Octets) { string(.octetString, value) }
    public mutating func visibleString(_ value: Octets) { string(.visibleString, value) }
    public mutating func utf8String(_ value: Octets) { string(.utf8String, value) }
    /// Writes a constant text as a visible-string.
    public mutating func visibleString(_ text: StaticString) { string(.visibleString, Octets(text)) }
    /// Writes a constant text as an octet-string.
    public mutating func octetString(_ text: StaticString) { string(.octetString, Octets(text)) }
    /// Writes a logical name, an octet-string of six octets.
    public mutating func octetString(_ name: LogicalName) {
        octet(.octetString, 6)
        name.encode(into: &self)
    }

    /// Writes a date and time in the form attributes use: an octet-string of twelve octets.
    public mutating func octetString(_ value: DateTime) {
        octet(.octetString, 12)
        value.encode(into: &self)
    }

    /// Writes the head of an array; its elements follow.
    public mutating func array(count: Int) { head(.array, count) }
    /// Writes the head of a structure; its elements follow.
    public mutating func structure(count: Int) { head(.structure, count) }
    /// Writes a bit-string of `count` bits; `octets` holds them, the first bit being the most significant.
    public mutating func bitString(count: Int, _ octets: Octets) {
        head(.bitString, count)
        self.octets(octets)
    }

    public mutating func dateTime(_ value: DateTime) {
        u8(DataTag.dateTime.rawValue)
        value.encode(into: &self)
    }

    public mutating func date(_ value: CalendarDate) {
        u8(DataTag.date.rawValue)
        value.encode(into: &self)
    }

    public mutating func time(_ value: TimeOfDay) {
        u8(DataTag.time.rawValue)
        value.encode(into: &self)
    }
}

extension ByteWriter {
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    private mutating func octet(_ tag: DataTag, _ value: UInt8) {
        u8(tag.rawValue)
        u8(value)
    }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    private mutating func number(_ tag: DataTag, _ value: UInt64, _ count: Int) {
        u8(tag.rawValue)
        unsigned(value, count)
    }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    private mutating func string(_ tag: DataTag, _ value: Octets) {
        head(tag, value.count)
        octets(value)
    }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    private mutating func head(_ tag: DataTag, _ count: Int) {
        u8(tag.rawValue)
        length(count)
    }
}
