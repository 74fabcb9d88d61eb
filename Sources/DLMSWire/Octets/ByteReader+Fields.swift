/// Reading fields. On a host, numbers take a short way where nothing stands in it: no trace, and octets enough. The
/// long way, and the only one in firmware, is kept out of line.
extension ByteReader {
    #if hasFeature(Embedded)
        public mutating func u8(_ field: FieldName) throws(DecodeError) -> UInt8 {
            UInt8(truncatingIfNeeded: try unsigned(1, field))
        }

        public mutating func u16(_ field: FieldName) throws(DecodeError) -> UInt16 {
            UInt16(truncatingIfNeeded: try unsigned(2, field))
        }

        public mutating func u32(_ field: FieldName) throws(DecodeError) -> UInt32 {
            UInt32(truncatingIfNeeded: try unsigned(4, field))
        }

        public mutating func u64(_ field: FieldName) throws(DecodeError) -> UInt64 { try unsigned(8, field) }
    #else
        @inlinable public mutating func u8(_ field: FieldName) throws(DecodeError) -> UInt8 { try number(field) }
        @inlinable public mutating func u16(_ field: FieldName) throws(DecodeError) -> UInt16 { try number(field) }
        @inlinable public mutating func u32(_ field: FieldName) throws(DecodeError) -> UInt32 { try number(field) }
        @inlinable public mutating func u64(_ field: FieldName) throws(DecodeError) -> UInt64 { try number(field) }

        @inlinable @inline(__always)
        mutating func number<Number: FixedWidthInteger>(_ field: FieldName) throws(DecodeError) -> Number {
            let size = MemoryLayout<Number>.size
            guard tracer == nil, size <= remaining else {
                return Number(truncatingIfNeeded: try unsigned(size, field))
            }
            let value = base.loadUnaligned(fromByteOffset: position, as: Number.self)
            position &+= size
            return Number(bigEndian: value)
        }
    #endif

    /// Reads `count` (1 to 8) octets as one unsigned number.
    @inline(never)
    public mutating func unsigned(_ count: Int, _ field: FieldName) throws(DecodeError) -> UInt64 {
        guard count <= remaining else { throw truncated(field, needed: count) }
        var value: UInt64 = 0
        for index in offset..<(offset &+ count) { value = value << 8 | UInt64(base[index]) }
        #if !hasFeature(Embedded)
            trace?.record(field, at: offset, length: count, number: value)
        #endif
        position &+= count
        return value
    }

    /// Reads one octet as a signed number.
    public mutating func i8(_ field: FieldName) throws(DecodeError) -> Int8 {
        let value = Int8(bitPattern: try u8(field))
        #if !hasFeature(Embedded)
            if value < 0 { trace?.setValue(String(value)) }
        #endif
        return value
    }

    /// Reads two octets as a signed number.
    public mutating func i16(_ field: FieldName) throws(DecodeError) -> Int16 {
        let value = Int16(bitPattern: try u16(field))
        #if !hasFeature(Embedded)
            if value < 0 { trace?.setValue(String(value)) }
        #endif
        return value
    }

    /// Reads a boolean: 0 is false, everything else is true.
    public mutating func bool(_ field: FieldName) throws(DecodeError) -> Bool {
        let value = try u8(field) != 0
        explain(value ? "true" : "false")
        return value
    }

    /// Reads the octet that says whether an optional field follows: 0 or 1.
    /// - Throws: ``DecodeError/invalid(field:value:)`` for another value.
    public mutating func isPresent(_ field: FieldName) throws(DecodeError) -> Bool {
        let flag = try tag(field)
        guard flag <= 1 else { throw invalid(field, Int(flag), back: 1) }
        #if !hasFeature(Embedded)
            if flag == 0 { trace?.record(field, at: offset &- 1, absent: 1) }
        #endif
        return flag == 1
    }

    /// Reads a tag, choice or presence octet. It gets no node of its own in the trace: it belongs to the group that
    /// it opens (``begin(_:back:)``).
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func tag(_ field: FieldName) throws(DecodeError) -> UInt8 {
        guard offset < end else { throw truncated(field, needed: 1) }
        defer { position &+= 1 }
        return base[position]
    }

    /// Reads an octet that can only be `expected`.
    /// - Throws: ``DecodeError/invalid(field:value:)`` for another one.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func constant(_ expected: UInt8, _ field: FieldName) throws(DecodeError) {
        let found = try tag(field)
        guard found == expected else { throw invalid(field, Int(found), back: 1) }
    }

    /// Reads a tag that must be `expected`, and opens a group named `field` that begins with it.
    /// - Throws: ``DecodeError/invalid(field:value:)`` for another tag.
    public mutating func open(_ expected: UInt8, _ field: FieldName) throws(DecodeError) {
        let found = try tag(field)
        guard found == expected else { throw invalid(field, Int(found), back: 1) }
        begin(field, back: 1)
    }

    /// Reads `count` octets and returns a view of them.
    public mutating func octets(_ count: Int, _ field: FieldName) throws(DecodeError) -> Octets {
        guard count >= 0, count <= remaining else { throw truncated(field, needed: count) }
        let view = Octets(UnsafeRawBufferPointer(rebasing: base[offset..<(offset &+ count)]))
        #if !hasFeature(Embedded)
            trace?.record(field, at: offset, octets: view)
        #endif
        position &+= count
        return view
    }

    /// Returns a view of the next `count` octets and moves behind them, without a node in the trace.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func view(_ count: Int, _ field: FieldName) throws(DecodeError) -> Octets {
        guard count >= 0, count <= remaining else { throw truncated(field, needed: count) }
        defer { position &+= count }
        return Octets(UnsafeRawBufferPointer(rebasing: base[offset..<(offset &+ count)]))
    }

    /// Reads a length in the form that BER and A-XDR share: one octet up to 127, else 0x80 plus the number of
    /// octets (1 to 4) that follow.
    public mutating func length(_ field: FieldName) throws(DecodeError) -> Int {
        let start = offset
        let value = try plainLength(field)
        #if !hasFeature(Embedded)
            trace?.record(field, at: start, length: offset &- start, number: UInt64(value))
        #endif
        return value
    }

    /// As ``length(_:)``, without a node in the trace: the length of what follows at once.
    /// - Throws: ``DecodeError/invalid(field:value:)`` for a length of more than four octets, or an indefinite one.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func plainLength(_ field: FieldName) throws(DecodeError) -> Int {
        guard let first = peek else { throw truncated(field, needed: 1) }
        guard first >= 0x80 else {
            position &+= 1
            return Int(first)
        }
        let count = Int(first & 0x7F)
        guard (1...4).contains(count) else { throw fail(.invalid(field: field, value: Int(first))) }
        guard count < remaining else { throw truncated(field, needed: count &+ 1) }
        var value: UInt32 = 0
        for index in 1...count { value = value << 8 | UInt32(base[offset &+ index]) }
        // Where Int has 32 bits, a longer length would turn negative; no buffer holds it anyway.
        guard let length = Int(exactly: value) else { throw truncated(field, needed: Int.max) }
        position &+= count &+ 1
        return length
    }

    /// Splits off a reader over the next `count` octets and moves behind them; they are read through it.
    public mutating func slice(_ count: Int, _ field: FieldName) throws(DecodeError) -> ByteReader {
        guard count >= 0, count <= remaining else {
            #if !hasFeature(Embedded)
                if let clipped = clip(field, needed: count) { return clipped }
            #endif
            throw truncated(field, needed: count)
        }
        defer { position &+= count }
        return ByteReader(within: self, from: offset, to: offset &+ count)
    }

    /// Everything belonging to `field` must have been read.
    /// - Throws: ``DecodeError/excess(field:count:)``.
    public func finish(_ field: FieldName) throws(DecodeError) {
        guard isAtEnd else { throw fail(.excess(field: field, count: remaining)) }
    }
}
