#if !Traits || Wrapper || !hasFeature(Embedded)
    /// What a piece of a stream begins with.
    public enum WrapperStep {
        /// A whole WPDU of `length` octets, header included.
        case wpdu(WrapperHeader, apdu: Octets, length: Int)
        /// The beginning of one; `missing` octets are needed at least.
        case incomplete(missing: Int)
        case broken(WrapperFault)

        /// Looks at the beginning of `octets`.
        /// - Parameter limit: longest APDU taken, in octets.
        public init(_ octets: Octets, limit: Int) {
            // A wrong version is known after two octets: do not wait for eight.
            if octets.count >= 2, let fault = Self.versionFault(octets) {
                self = .broken(fault)
                return
            }
            var reader = ByteReader(octets)
            guard let header = try? WrapperHeader(from: &reader) else {
                self = .incomplete(missing: WrapperHeader.size &- octets.count)
                return
            }
            let length = Int(header.length)
            if length > limit {
                self = .broken(.tooLong(length: length, limit: limit))
            } else if length > reader.remaining {
                self = .incomplete(missing: length &- reader.remaining)
            } else {
                self = .wpdu(header, apdu: reader.rest.prefix(length), length: WrapperHeader.size &+ length)
            }
        }

        private static func versionFault(_ octets: Octets) -> WrapperFault? {
            let version = UInt16(octets[0]) << 8 | UInt16(octets[1])
            return version == WrapperHeader.version ? nil : .version(version)
        }
    }
#endif
