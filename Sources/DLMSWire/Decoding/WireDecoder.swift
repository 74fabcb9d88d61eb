#if !hasFeature(Embedded)
    /// Decodes octets of which nothing is known, for people to read.
    public enum WireDecoder {
        /// Decodes WPDUs joined together, the last of which may be incomplete, or one bare APDU.
        public static func decode(_ octets: [UInt8]) -> Decoding {
            decode(octets) { (reader) throws(DecodeError) in
                // No APDU begins with 0; the wrapper's version does.
                guard reader.peek == 0 else { return try reader.traceAPDU() }
                while !reader.isAtEnd { try decodeWPDU(&reader) }
            }
        }

        /// Decodes one APDU, as it lies in the capture log behind its link header.
        public static func decode(apdu octets: [UInt8]) -> Decoding {
            decode(octets) { (reader) throws(DecodeError) in try reader.traceAPDU() }
        }

        private static func decode(
            _ octets: [UInt8], _ body: (inout ByteReader) throws(DecodeError) -> Void
        ) -> Decoding {
            let trace = Trace()
            var thrown: DecodeError?
            do throws(DecodeError) {
                try withReader(octets, trace: trace, body)
            } catch {
                thrown = error
            }
            let failure = trace.failure.map { DecodingFailure($0.error, at: $0.offset) }
            return Decoding(
                items: trace.nodes, failure: failure ?? thrown.map { DecodingFailure($0, at: octets.count) }
            )
        }

        private static func decodeWPDU(_ reader: inout ByteReader) throws(DecodeError) {
            reader.begin("wrapper")
            let header = try WrapperHeader(from: &reader)
            var apdu = try reader.slice(Int(header.length), "apdu")
            try apdu.traceAPDU()
            reader.trace?.end(
                at: reader.offset,
                meaning: "\(header.sourcePort) to \(header.destinationPort), \(header.length) octets"
            )
        }
    }
#endif
