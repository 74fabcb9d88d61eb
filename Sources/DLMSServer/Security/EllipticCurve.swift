/// The curve of a security suite's signatures and key agreements.
///
/// Keys and signatures are plain octets, as they are on the wire: a private key is one number of the curve's length, a
/// public key its x and y coordinates, a signature r and s, all of them with the highest octet first.
/// - Spec: IEC 62056-5-3, security suites
public enum EllipticCurve: Sendable {
    /// NIST P-256 with SHA-256: security suite 1.
    case p256
    /// NIST P-384 with SHA-384: security suite 2.
    case p384

    /// - Returns: nil for security suite 0, which has no curve, and for those that nobody has defined.
    public init?(suite: UInt8) {
        switch suite {
        case 1: self = .p256
        case 2: self = .p384
        default: return nil
        }
    }

    /// Octets of a private key and of an agreed secret: 32 or 48.
    public var length: Int { self == .p256 ? 32 : 48 }
    /// Octets of a public key and of a signature: 64 or 96.
    public var pairLength: Int { 2 &* length }
    /// The digest that is signed, and that keys are derived with.
    public var digest: DigestAlgorithm { self == .p256 ? .sha256 : .sha384 }
}
