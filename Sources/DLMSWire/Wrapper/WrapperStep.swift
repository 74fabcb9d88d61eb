/// Why a stream of WPDUs cannot be followed any further; the connection is closed.
public enum WrapperFault: Error, Equatable, Sendable {
    /// The version field is not 1: this is not the wrapper protocol, or the stream is out of step.
    case version(UInt16)
    /// A WPDU announces an APDU longer than the receiver takes.
    case tooLong(length: Int, limit: Int)
}

#if !hasFeature(Embedded)
    extension WrapperFault: CustomStringConvertible {
        public var description: String {
            switch self {
            case .version(let found):
                "wrapper version 0x\(hex([UInt8(found >> 8), UInt8(found & 0xFF)])) instead of 0x0001"
            case .tooLong(let length, let limit): "a WPDU with an APDU of \(length) octets, at most \(limit) are taken"
            }
        }
    }
#endif

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
