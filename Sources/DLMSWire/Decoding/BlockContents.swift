#if !hasFeature(Embedded)
    /// What the pieces of a value that went in blocks are, once they are put together.
    public enum BlockContents: Sendable {
        /// One value.
        case data
        /// Values, as SET and ACTION requests with a list carry them.
        case values
        /// Results of a GET with a list.
        case getResults
        /// Outcomes of an ACTION with a list.
        case actionResults
        /// Results of a READ.
        case readResults
        /// Any APDU, in general blocks.
        case apdu
    }

    extension WireDecoder {
        /// Decodes what went in blocks; its fields are shown as reassembled.
        public static func decode(
            _ octets: [UInt8], as contents: BlockContents, opening opener: CipherOpener? = nil
        ) -> Decoding {
            let attempt = Attempt(octets, 0, octets.count, .reassembled) { (reader) throws(DecodeError) in
                try reader.trace(contents)
                try reader.finish("raw-data")
            }
            var nodes = attempt.nodes
            _ = opener?(&nodes, octets)
            return Decoding(items: nodes, failure: attempt.failure)
        }
    }

    extension ByteReader {
        fileprivate mutating func trace(_ contents: BlockContents) throws(DecodeError) {
            switch contents {
            case .data: _ = try EncodedData(from: &self)
            case .values: _ = try WireList<EncodedData>(from: &self, "value-list")
            case .getResults: _ = try WireList<GetDataResult>(from: &self, "result")
            case .actionResults:
                _ = try WireList<ActionResponse.Outcome>(from: &self, "list-of-responses")
            case .readResults: _ = try WireList<ReadResponse.Result>(from: &self, "list-of-results")
            case .apdu: try traceAPDU()
            }
        }
    }
#endif
