#if !Traits || Wrapper || !hasFeature(Embedded)
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
                case .tooLong(let length, let limit):
                    "a WPDU with an APDU of \(length) octets, at most \(limit) are taken"
                }
            }
        }
    #endif
#endif
