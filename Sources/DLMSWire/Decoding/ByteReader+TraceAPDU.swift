#if !hasFeature(Embedded)
    extension ByteReader {
        /// Decodes the APDU that fills the reader, whatever it is, for the sake of its trace.
        mutating func traceAPDU() throws(DecodeError) {
            guard let trace else { return }
            guard trace.enterAPDU() else { throw fail(.tooComplex(field: "apdu", limit: Trace.nestedAPDUs)) }
            let name = peek.flatMap { APDUTag(rawValue: $0).name } ?? "apdu"
            _ = try APDU(from: &self)
            if let failure = trace.failure { throw failure.error }
            trace.leaveAPDU()
            try finish(FieldName(name))
        }
    }
#endif
