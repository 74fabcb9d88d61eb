#if !hasFeature(Embedded)
    /// One item decoded, for better or worse.
    struct Attempt {
        let nodes: [TraceNode]
        let failure: DecodingFailure?
        /// Where reading ended.
        let end: Int

        /// Decodes the octets from `place` to `end`; fields count from the start of `octets`.
        init(
            _ octets: [UInt8], _ place: Int, _ end: Int, _ source: TraceSource,
            _ body: (inout ByteReader) throws(DecodeError) -> Void
        ) {
            let trace = Trace()
            trace.source = source
            var thrown: DecodeError?
            var stop = end
            withReader(octets, trace: trace) { reader in
                var part = ByteReader(within: reader, from: place, to: end)
                do throws(DecodeError) {
                    try body(&part)
                    stop = part.offset
                } catch {
                    thrown = error
                }
            }
            self.end = stop
            nodes = trace.nodes
            let failure = trace.failure.map { DecodingFailure($0.error, at: $0.offset) }
            self.failure = failure ?? thrown.map { DecodingFailure($0, at: end) }
        }
    }
#endif
