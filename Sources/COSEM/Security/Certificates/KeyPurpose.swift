/// What a key pair, and the certificate of its public key, is for.
///
/// - Spec: IEC 62056-6-2, Security setup (class_id 64), certificate_type
public enum KeyPurpose: UInt8, Hashable, Sendable, CaseIterable {
    case digitalSignature = 0
    case keyAgreement = 1
    case tls = 2
}

/// Whose key a certificate confirms.
///
/// - Spec: IEC 62056-6-2, Security setup (class_id 64), certificate_entity
public enum CertificateEntity: UInt8, Hashable, Sendable {
    /// The meter.
    case server = 0
    case client = 1
    case certificationAuthority = 2
    case other = 3
}
