import Crypto
import DLMSServer
import DLMSWire
import Foundation

/// ECDSA and ECDH on the curves of security suites 1 and 2.
extension SwiftCryptoProvider {
    public func generateKeyPair(on curve: EllipticCurve, into writer: inout ByteWriter) {
        switch curve {
        case .p256: write(P256.Signing.PrivateKey(), into: &writer)
        case .p384: write(P384.Signing.PrivateKey(), into: &writer)
        }
    }

    private func write(_ key: some PrivateSigningKey, into writer: inout ByteWriter) {
        writer.octets([UInt8](key.rawRepresentation))
        writer.octets([UInt8](key.publicOctets))
    }

    public func publicKey(
        of privateKey: Octets, on curve: EllipticCurve, into writer: inout ByteWriter
    ) throws(CipherError) {
        let key = try signingKey(privateKey, on: curve)
        writer.octets([UInt8](key.publicOctets))
    }

    public func sign(
        _ message: Octets, with privateKey: Octets, on curve: EllipticCurve, into writer: inout ByteWriter
    ) throws(CipherError) {
        let key = try signingKey(privateKey, on: curve)
        guard let signature = try? key.signatureOctets(for: message.bytes) else { throw .invalidKey }
        writer.octets([UInt8](signature))
    }

    public func verify(
        _ signature: Octets, of message: Octets, with publicKey: Octets, on curve: EllipticCurve
    ) throws(CipherError) {
        guard signature.count == curve.pairLength else { throw .inputLength(signature.count) }
        let isGenuine: Bool? =
            switch curve {
            case .p256:
                try? P256.Signing.PublicKey(rawRepresentation: publicKey.bytes)
                    .isValidSignature(.init(rawRepresentation: signature.bytes), for: message.bytes)
            case .p384:
                try? P384.Signing.PublicKey(rawRepresentation: publicKey.bytes)
                    .isValidSignature(.init(rawRepresentation: signature.bytes), for: message.bytes)
            }
        guard let isGenuine else { throw .invalidKey }
        guard isGenuine else { throw .authenticationFailed }
    }

    public func agree(
        _ privateKey: Octets, with publicKey: Octets, on curve: EllipticCurve, into writer: inout ByteWriter
    ) throws(CipherError) {
        guard privateKey.count == curve.length else { throw .keyLength(privateKey.count) }
        let secret: SharedSecret? =
            switch curve {
            case .p256:
                try? P256.KeyAgreement.PrivateKey(rawRepresentation: privateKey.bytes)
                    .sharedSecretFromKeyAgreement(with: .init(rawRepresentation: publicKey.bytes))
            case .p384:
                try? P384.KeyAgreement.PrivateKey(rawRepresentation: privateKey.bytes)
                    .sharedSecretFromKeyAgreement(with: .init(rawRepresentation: publicKey.bytes))
            }
        guard let secret else { throw .invalidKey }
        secret.withUnsafeBytes { writer.octets(Octets($0)) }
    }

    private func signingKey(_ octets: Octets, on curve: EllipticCurve) throws(CipherError) -> any PrivateSigningKey {
        guard octets.count == curve.length else { throw .keyLength(octets.count) }
        let key: (any PrivateSigningKey)? =
            switch curve {
            case .p256: try? P256.Signing.PrivateKey(rawRepresentation: octets.bytes)
            case .p384: try? P384.Signing.PrivateKey(rawRepresentation: octets.bytes)
            }
        guard let key else { throw .invalidKey }
        return key
    }
}

/// What the private keys of both curves can do.
private protocol PrivateSigningKey {
    var rawRepresentation: Data { get }
    var publicOctets: Data { get }
    func signatureOctets(for message: UnsafeRawBufferPointer) throws -> Data
}

extension P256.Signing.PrivateKey: PrivateSigningKey {
    fileprivate var publicOctets: Data { publicKey.rawRepresentation }
    fileprivate func signatureOctets(for message: UnsafeRawBufferPointer) throws -> Data {
        try signature(for: message).rawRepresentation
    }
}

extension P384.Signing.PrivateKey: PrivateSigningKey {
    fileprivate var publicOctets: Data { publicKey.rawRepresentation }
    fileprivate func signatureOctets(for message: UnsafeRawBufferPointer) throws -> Data {
        try signature(for: message).rawRepresentation
    }
}
