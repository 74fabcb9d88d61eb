import DLMSServer
import DLMSWire

/// An X.509 certificate, as far as a meter looks into it.
///
/// - Spec: IEC 62056-5-3, X.509 v3 certificates of public keys
public struct Certificate: Hashable, Sendable {
    /// The whole certificate in DER.
    public var octets: [UInt8]
    /// The contents octets of the serial number, 1 to 20.
    public var serialNumber: [UInt8]
    /// Names in DER; the alternative name is empty where there is none.
    public var issuer, subject, subjectAltName: [UInt8]
    /// Common name of the subject: for meters and clients their system title in hexadecimal digits.
    public var commonName: String
    /// Whether other certificates may be signed with its key.
    public var isAuthority: Bool
    /// What its key is for; nil for an authority, and for what says nothing about it.
    public var purpose: KeyPurpose?
    public var publicKey: PublicKey
    /// When it is valid, in milliseconds of UTC since 1970-01-01.
    public var validity: ClosedRange<Int64>

    public init(
        octets: [UInt8], serialNumber: [UInt8], issuer: [UInt8], subject: [UInt8], subjectAltName: [UInt8],
        commonName: String, isAuthority: Bool, purpose: KeyPurpose?, publicKey: PublicKey, validity: ClosedRange<Int64>
    ) {
        (self.octets, self.serialNumber, self.validity) = (octets, serialNumber, validity)
        (self.issuer, self.subject, self.subjectAltName) = (issuer, subject, subjectAltName)
        (self.commonName, self.isAuthority, self.purpose) = (commonName, isAuthority, purpose)
        self.publicKey = publicKey
    }

    /// Who the certificate is for; nil for an authority, and for a subject that is no system title.
    public var title: SystemTitle? {
        guard !isAuthority, commonName.utf8.count == 2 * SystemTitle.length else { return nil }
        return UInt64(commonName, radix: 16).map(SystemTitle.init)
    }

    /// certificate_type as a number: ``KeyPurpose``, or 3 for others.
    public var type: UInt8 { purpose?.rawValue ?? 3 }

    /// A key of one of the curves that the security suites have.
    public struct PublicKey: Hashable, Sendable {
        public var curve: EllipticCurve
        /// x, then y.
        public var octets: [UInt8]

        public init(curve: EllipticCurve, octets: [UInt8]) { (self.curve, self.octets) = (curve, octets) }
    }
}
