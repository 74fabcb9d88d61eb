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
        /// Not counted as a reference, so that a reader is copied for nothing; the trace outlives the reader as the
        /// octets do.
        private let tracer: Unmanaged<Trace>?
        /// Where fields are recorded, if anywhere.
        public var trace: Trace? { tracer?.takeUnretainedValue() }
    #endif

    public init(_ bytes: UnsafeRawBufferPointer) {
        base = bytes
        offset = 0
        end = bytes.count
        #if !hasFeature(Embedded)
            tracer = nil
        #endif
    }

    public init(_ octets: Octets) { self.init(octets.bytes) }

    private init(within parent: ByteReader, from offset: Int, to end: Int) {
        base = parent.base
        self.offset = offset
        self.end = end
        #if !hasFeature(Embedded)
            tracer = parent.tracer
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

    /// Reads one octet as a signed number.
    public mutating func i8(_ field: FieldName) throws(DecodeError) -> Int8 {
        let value = Int8(bitPattern: try u8(field))
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
        defer { offset &+= 1 }
        return base[offset]
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

    /// Returns a view of the next `count` octets and moves behind them, without a node in the trace.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func view(_ count: Int, _ field: FieldName) throws(DecodeError) -> Octets {
        guard count >= 0, count <= remaining else { throw truncated(field, needed: count) }
        defer { offset &+= count }
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
            offset &+= 1
            return Int(first)
        }
        let count = Int(first & 0x7F)
        guard (1...4).contains(count) else { throw fail(.invalid(field: field, value: Int(first))) }
        guard count < remaining else { throw truncated(field, needed: count &+ 1) }
        var value: UInt32 = 0
        for index in 1...count { value = value << 8 | UInt32(base[offset &+ index]) }
        // Where Int has 32 bits, a longer length would turn negative; no buffer holds it anyway.
        guard let length = Int(exactly: value) else { throw truncated(field, needed: Int.max) }
        offset &+= count &+ 1
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

    /// As ``fail(_:)`` for a value read without a node of its own, `back` octets ago.
    public func invalid(_ field: FieldName, _ value: Int, back: Int) -> DecodeError {
        let error = DecodeError.invalid(field: field, value: value)
        #if !hasFeature(Embedded)
            trace?.fail(error, at: offset &- back)
        #endif
        return error
    }

    /// A field that must be there is not.
    public func missing(_ field: FieldName) -> DecodeError { fail(.missing(field: field)) }

    private func truncated(_ field: FieldName, needed: Int) -> DecodeError {
        fail(.truncated(field: field, missing: needed &- remaining))
    }

    /// Opens a group in the trace, which began `back` octets ago: the fields read until ``end(_:)`` are its children.
    /// Not balanced when a decoder throws: the trace then closes what is open.
    @inline(__always) public func begin(_ field: FieldName, back: Int = 0) {
        #if !hasFeature(Embedded)
            trace?.begin(field, at: offset &- back)
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
        /// A reader that records every field it reads in `trace`, which must outlive it.
        public init(_ bytes: UnsafeRawBufferPointer, trace: Trace) {
            base = bytes
            offset = 0
            end = bytes.count
            tracer = Unmanaged.passUnretained(trace)
        }

        /// A reader over what there is of octets that were cut off: a trace shows the fields before the end, and then
        /// says what is missing. nil without a trace.
        private mutating func clip(_ field: FieldName, needed: Int) -> ByteReader? {
            guard let trace else { return nil }
            trace.cutOff(.truncated(field: field, missing: needed &- remaining), at: offset)
            defer { offset = end }
            return ByteReader(within: self, from: offset, to: end)
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
            defer { withExtendedLifetime(trace) {} }
            return try body(&reader)
        }
    }
#endif
