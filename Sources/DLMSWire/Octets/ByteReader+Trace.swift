/// Failing and tracing.
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

    @inline(never)
    func truncated(_ field: FieldName, needed: Int) -> DecodeError {
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
            position = 0
            end = bytes.count
            tracer = Unmanaged.passUnretained(trace)
        }

        /// A reader over what there is of octets that were cut off: a trace shows the fields before the end, and then
        /// says what is missing. nil without a trace.
        mutating func clip(_ field: FieldName, needed: Int) -> ByteReader? {
            guard let trace else { return nil }
            trace.cutOff(.truncated(field: field, missing: needed &- remaining), at: offset)
            defer { position = end }
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
