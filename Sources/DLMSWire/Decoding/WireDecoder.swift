#if !hasFeature(Embedded)
    /// Opens the ciphered APDUs among the fields of an item, which lie in `octets`: adds what was in them below their
    /// nodes.
    /// - Returns: the plain APDU of an item that was a ciphered APDU; nil for another, and where no key fits.
    public typealias CipherOpener = (_ nodes: inout [TraceNode], _ octets: [UInt8]) -> [UInt8]?

    /// Decodes octets of which nothing is known, for people to read.
    public enum WireDecoder {
        /// Decodes what octets hold, one thing behind the other in any mixture: HDLC frames, WPDUs, messages of
        /// IEC 62056-21, bare APDUs; the last one may be incomplete. What came in several frames or general blocks is
        /// put together, and its fields are shown behind the last of them as reassembled.
        /// - Parameters:
        ///   - pieces: where pieces end that were given apart, such as lines, in octets from the start: a bare
        ///   APDU, which does not tell its length, may end there.
        ///   - opener: opens what is ciphered; nil leaves it closed.
        public static func decode(
            _ octets: [UInt8], pieces: [Int] = [], opening opener: CipherOpener? = nil
        ) -> Decoding {
            var walk = WireWalk(octets, pieces: pieces, opener: opener)
            return walk.decode()
        }

        /// Decodes one APDU, as it lies in the capture log behind its link header.
        public static func decode(apdu octets: [UInt8], opening opener: CipherOpener? = nil) -> Decoding {
            var walk = WireWalk(octets, pieces: [], opener: opener)
            walk.item(at: 0, to: octets.count) { (reader) throws(DecodeError) in try reader.traceAPDU() }
            return Decoding(items: walk.items, failure: walk.failure)
        }
    }
#endif
