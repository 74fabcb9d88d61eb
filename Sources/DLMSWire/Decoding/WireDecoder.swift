#if !hasFeature(Embedded)
    /// Decodes octets of which nothing is known, for people to read.
    public enum WireDecoder {
        /// Decodes what octets hold, one thing behind the other in any mixture: HDLC frames, WPDUs, messages of
        /// IEC 62056-21, bare APDUs; the last one may be incomplete. What came in several frames or general blocks is
        /// put together, and its fields are shown behind the last of them as reassembled.
        /// - Parameter pieces: where pieces end that were given apart, such as lines, in octets from the start: a bare
        ///   APDU, which does not tell its length, may end there.
        public static func decode(_ octets: [UInt8], pieces: [Int] = []) -> Decoding {
            var walk = WireWalk(octets, pieces: pieces)
            return walk.decode()
        }

        /// Decodes one APDU, as it lies in the capture log behind its link header.
        public static func decode(apdu octets: [UInt8]) -> Decoding {
            var walk = WireWalk(octets, pieces: [])
            walk.item(at: 0, to: octets.count) { (reader) throws(DecodeError) in try reader.traceAPDU() }
            return Decoding(items: walk.items, failure: walk.failure)
        }
    }
#endif
