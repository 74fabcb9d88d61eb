/// Reads fields from octets, big-endian, never past the end.
///
/// Every read names its field. Decoders are written once against this type: with a ``Trace`` attached the same
/// decoder yields the tree of fields for the screen; without one it is the server's fast path. The reader borrows
/// its octets: it must not outlive the buffer.
public struct ByteReader {
    /// All the octets this reader was made over; offsets count from its start.
    public let base: UnsafeRawBufferPointer
    /// Offset of the next octet.
    public private(set) var offset: Int
    /// Offset behind the last octet this reader may read.
    public let end: Int
    #if !hasFeature(Embedded)
        /// Where fields are recorded, if anywhere.
        public let trace: Trace?
    #endif

    public init(_ bytes: UnsafeRawBufferPointer) {
        base = bytes
        offset = 0
        end = bytes.count
        #if !hasFeature(Embedded)
            trace = nil
        #endif
    }

    public init(_ octets: Octets) { self.init(octets.bytes) }

    private init(within parent: ByteReader, from offset: Int, to end: Int) {
        base = parent.base
        self.offset = offset
        self.end = end
        #if !hasFeature(Embedded)
            trace = parent.trace
        #endif
    }

    /// Octets not read yet.
    public var remaining: Int { end &- offset }
    public var isAtEnd: Bool { offset == end }
    /// The octets not read yet, without reading them.
    public var rest: Octets { Octets(UnsafeRawBufferPointer(rebasing: base[offset..<end])) }
    /// The next octet, without reading it; nil at the end.
    public var peek: UInt8? { offset < end ? base[offset] : nil }
    /// The octet `distance` after the next one, without reading it; nil behind the end.
    public func peek(at distance: Int) -> UInt8? { distance < remaining ? base[offset &+ distance] : nil }
}

// MARK: - Fields

extension ByteReader {
    #if hasFeature(Embedded)
        @inline(never)
    #endif
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

    /// Reads `count` (1 to 8) octets as one unsigned number.
    public mutating func unsigned(_ count: Int, _ field: FieldName) throws(DecodeError) -> UInt64 {
        guard count <= remaining else { throw truncated(field, needed: count) }
        var value: UInt64 = 0
        for index in offset..<(offset &+ count) { value = value << 8 | UInt64(base[index]) }
        advance(count, field, number: value)
        return value
    }

    /// Reads `count` octets and returns a view of them.
    public mutating func octets(_ count: Int, _ field: FieldName) throws(DecodeError) -> Octets {
        guard count >= 0, count <= remaining else { throw truncated(field, needed: count) }
        let view = Octets(UnsafeRawBufferPointer(rebasing: base[offset..<(offset &+ count)]))
        #if !hasFeature(Embedded)
            trace?.record(field, at: offset, octets: view)
        #endif
        offset &+= count
        return view
    }

    /// Reads a length in the form that BER and A-XDR share: one octet up to 127, else 0x80 plus the number of
    /// octets (1 to 4) that follow.
    public mutating func length(_ field: FieldName) throws(DecodeError) -> Int {
        guard let first = peek else { throw truncated(field, needed: 1) }
        guard first >= 0x80 else { return Int(try u8(field)) }
        let count = Int(first & 0x7F)
        guard (1...4).contains(count) else { throw fail(.invalid(field: field, value: Int(first))) }
        guard count < remaining else { throw truncated(field, needed: count &+ 1) }
        var value = 0
        for index in 1...count { value = value << 8 | Int(base[offset &+ index]) }
        advance(count &+ 1, field, number: UInt64(value))
        return value
    }

    /// Splits off a reader over the next `count` octets and moves behind them; they are read through it.
    public mutating func slice(_ count: Int, _ field: FieldName) throws(DecodeError) -> ByteReader {
        guard count >= 0, count <= remaining else { throw truncated(field, needed: count) }
        defer { offset &+= count }
        return ByteReader(within: self, from: offset, to: offset &+ count)
    }

    /// Everything belonging to `field` must have been read.
    /// - Throws: ``DecodeError/excess(field:count:)``.
    public func finish(_ field: FieldName) throws(DecodeError) {
        guard isAtEnd else { throw fail(.excess(field: field, count: remaining)) }
    }

    private mutating func advance(_ count: Int, _ field: FieldName, number: UInt64) {
        #if !hasFeature(Embedded)
            trace?.record(field, at: offset, length: count, number: number)
        #endif
        offset &+= count
    }
}

// MARK: - Failing and tracing

extension ByteReader {
    /// Notes in the trace that decoding stops here, and returns the error to throw. Every error goes through it.
    public func fail(_ error: DecodeError) -> DecodeError {
        #if !hasFeature(Embedded)
            trace?.fail(error, at: offset)
        #endif
        return error
    }

    /// As ``fail(_:)``, for the field that was just read: the failure is placed at its first octet.
    public func invalid(_ field: FieldName, _ value: Int) -> DecodeError {
        let error = DecodeError.invalid(field: field, value: value)
        #if !hasFeature(Embedded)
            trace?.failAtLastField(error, orAt: offset)
        #endif
        return error
    }

    private func truncated(_ field: FieldName, needed: Int) -> DecodeError {
        fail(.truncated(field: field, missing: needed &- remaining))
    }

    /// Opens a group in the trace: the fields read until ``end()`` are its children. Not balanced when a decoder
    /// throws: the trace then closes what is open.
    @inline(__always) public func begin(_ field: FieldName) {
        #if !hasFeature(Embedded)
            trace?.begin(field, at: offset)
        #endif
    }

    /// Closes the group opened last.
    @inline(__always) public func end(_ meaning: @autoclosure () -> StaticString? = nil) {
        #if !hasFeature(Embedded)
            trace?.end(at: offset, meaning: meaning().map { $0.description })
        #endif
    }

    /// Says in the trace what the value read last stands for.
    @inline(__always) public func explain(_ meaning: @autoclosure () -> StaticString?) {
        #if !hasFeature(Embedded)
            if let trace, let text = meaning() { trace.explain(text.description) }
        #endif
    }

    /// Marks the field read last as a secret: it is shown masked.
    @inline(__always) public func markSecret() {
        #if !hasFeature(Embedded)
            trace?.markSecret()
        #endif
    }
}

#if !hasFeature(Embedded)
    extension ByteReader {
        /// A reader that records every field it reads in `trace`.
        public init(_ bytes: UnsafeRawBufferPointer, trace: Trace) {
            base = bytes
            offset = 0
            end = bytes.count
            self.trace = trace
        }

        /// Says in the trace what the value read last stands for, in words that depend on the value.
        @inline(__always) public func explain(text meaning: @autoclosure () -> String) {
            if let trace { trace.explain(meaning()) }
        }
    }

    /// Hands a reader over `octets` to `body`, and keeps the octets alive meanwhile.
    public func withReader<Result, Failure: Error>(
        _ octets: [UInt8], trace: Trace? = nil, _ body: (inout ByteReader) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try octets.withUnsafeBufferPointer { (buffer: UnsafeBufferPointer<UInt8>) throws(Failure) -> Result in
            let bytes = UnsafeRawBufferPointer(buffer)
            var reader = trace.map { ByteReader(bytes, trace: $0) } ?? ByteReader(bytes)
            return try body(&reader)
        }
    }
#endif
