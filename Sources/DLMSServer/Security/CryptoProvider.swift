import DLMSWire

/// Cryptography for whoever keeps keys: AES-GCM as DLMS uses it, key wrap, digests, and elliptic curves.
///
/// The core carries no cipher of its own: a host brings swift-crypto (`DLMSSecurity`); a firmware has its hardware
/// behind ``SecurityInterface``, and needs none of this.
/// - Spec: IEC 62056-5-3, cryptographic algorithms
public protocol CryptoProvider: Sendable {
    /// Makes a key ready once, so that a message costs no more than itself.
    /// - Parameter key: 16 octets (security suites 0 and 1) or 32 (suite 2).
    func prepare(_ key: Octets) throws(CipherError) -> any PreparedKey

    /// Wraps `key` under `kek` (RFC 3394): writes eight octets more than the key has.
    func wrap(_ key: Octets, kek: Octets, into writer: inout ByteWriter) throws(CipherError)

    /// Unwraps a key that ``wrap(_:kek:into:)`` made.
    func unwrap(_ wrapped: Octets, kek: Octets, into writer: inout ByteWriter) throws(CipherError)

    /// Writes the digest of `message`.
    func digest(_ algorithm: DigestAlgorithm, of message: Octets, into writer: inout ByteWriter)

    /// Encrypts each block of 16 octets by itself with AES-128, in place, as IS 15959 uses it in mechanism 2.
    func encryptBlocks(_ blocks: UnsafeMutableRawBufferPointer, key: Octets) throws(CipherError)

    // MARK: Elliptic curves

    /// Makes a key pair: writes the private key, then the public key that belongs to it.
    func generateKeyPair(on curve: EllipticCurve, into writer: inout ByteWriter)

    /// Writes the public key that belongs to a private one.
    func publicKey(of privateKey: Octets, on curve: EllipticCurve, into writer: inout ByteWriter) throws(CipherError)

    /// Signs the digest of `message` with ECDSA, and writes the signature: r, then s.
    func sign(
        _ message: Octets, with privateKey: Octets, on curve: EllipticCurve, into writer: inout ByteWriter
    ) throws(CipherError)

    /// Checks a signature that ``sign(_:with:on:into:)`` made.
    /// - Throws: ``CipherError/authenticationFailed`` when it is another message's or another key's.
    func verify(
        _ signature: Octets, of message: Octets, with publicKey: Octets, on curve: EllipticCurve
    ) throws(CipherError)

    /// Writes the secret Z that both sides of a Diffie-Hellman exchange work out: the x coordinate of their point.
    func agree(
        _ privateKey: Octets, with publicKey: Octets, on curve: EllipticCurve, into writer: inout ByteWriter
    ) throws(CipherError)
}

/// A key with everything that can be worked out of it before there is a message.
public protocol PreparedKey: AnyObject {
    /// Encrypts `text` in place and writes the tag of 12 octets, which also covers `additional` and `more` behind it;
    /// without room for a tag there is none.
    /// - Parameter nonce: 12 octets.
    func seal(
        _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, nonce: Octets, additional: Octets,
        _ more: Octets
    ) throws(CipherError)

    /// Decrypts `text` in place, and checks the tag unless it is empty.
    /// - Throws: ``CipherError/authenticationFailed``; `text` must then not be used.
    func open(
        _ text: UnsafeMutableRawBufferPointer, tag: Octets, nonce: Octets, additional: Octets, _ more: Octets
    ) throws(CipherError)
}

/// Digests of the high level security mechanisms and of key derivation.
public enum DigestAlgorithm: Sendable {
    /// Mechanism 3, 16 octets.
    case md5
    /// Mechanism 4, 20 octets.
    case sha1
    /// Mechanism 6, and key derivation of security suite 1; 32 octets.
    case sha256
    /// Key derivation of security suite 2; 48 octets.
    case sha384
}

/// Why a cryptographic operation gave no result.
public enum CipherError: Error, Equatable, Sendable {
    /// The key has `length` octets, which the algorithm does not take.
    case keyLength(Int)
    /// The nonce has `length` octets instead of 12.
    case nonceLength(Int)
    /// The input has `length` octets: too few, or not whole blocks.
    case inputLength(Int)
    /// The octets are not a key: no point of the curve, or no private key of it.
    case invalidKey
    /// The tag, the signature, or the wrapped key's check value does not fit: another key, nonce or text was used.
    case authenticationFailed
}
