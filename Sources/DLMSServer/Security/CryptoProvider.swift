import DLMSWire

/// The cryptography that the platform supplies: AES-GCM as DLMS uses it, key wrap and digests.
///
/// The core carries no cipher of its own: a host brings swift-crypto (`DLMSSecurity`), a firmware its hardware.
/// - Spec: IEC 62056-5-3, cryptographic algorithms
public protocol CryptoProvider: ~Copyable {
    /// Encrypts `plaintext` and authenticates it with `additional`: writes as many octets as the plaintext has, then
    /// the tag, cut to 12 octets.
    /// - Parameters:
    ///   - key: 16 octets (security suites 0 and 1) or 32 (suite 2).
    ///   - nonce: 12 octets, the system title followed by the invocation counter.
    func seal(
        _ plaintext: Octets, key: Octets, nonce: Octets, additional: Octets, into writer: inout ByteWriter
    ) throws(CipherError)

    /// Decrypts `sealed`, the ciphertext followed by the tag of 12 octets.
    /// - Throws: ``CipherError/authenticationFailed``; nothing is then written.
    func open(
        _ sealed: Octets, key: Octets, nonce: Octets, additional: Octets, into writer: inout ByteWriter
    ) throws(CipherError)

    /// Wraps `key` under `kek` (RFC 3394): writes eight octets more than the key has.
    func wrap(_ key: Octets, kek: Octets, into writer: inout ByteWriter) throws(CipherError)

    /// Unwraps a key that ``wrap(_:kek:into:)`` made.
    func unwrap(_ wrapped: Octets, kek: Octets, into writer: inout ByteWriter) throws(CipherError)

    /// Writes the digest of `message`, as authentication mechanisms 3, 4 and 6 use it.
    func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter)
}

/// Digests of the high level security mechanisms.
public enum DigestAlgorithm: Sendable {
    /// Mechanism 3, 16 octets.
    case md5
    /// Mechanism 4, 20 octets.
    case sha1
    /// Mechanism 6, 32 octets.
    case sha256
}

/// Why a cryptographic operation gave no result.
public enum CipherError: Error, Equatable, Sendable {
    /// The key has `length` octets, which the algorithm does not take.
    case keyLength(Int)
    /// The nonce has `length` octets instead of 12.
    case nonceLength(Int)
    /// The input has `length` octets: too few, or not whole blocks.
    case inputLength(Int)
    /// The tag, or the wrapped key's check value, does not fit: another key, nonce or text was used.
    case authenticationFailed
}
