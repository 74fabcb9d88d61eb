import Crypto
import DLMSSecurity
import DLMSServer
import DLMSWire

@testable import COSEM

/// The client's side of a key agreement.
struct AgreeingClient {
    static let title = SystemTitle(rawValue: 0x4D43_5800_0000_0007)

    let keyLength: Int
    private let curve: EllipticCurve
    private let crypto = SwiftCryptoProvider()
    private let signing, ephemeral: (own: [UInt8], public: [UInt8])

    /// A client that has associated, and whose certificate the meter has.
    init(_ meter: LivingMeter, _ curve: EllipticCurve) throws {
        (self.curve, keyLength) = (curve, curve == .p256 ? 16 : 32)
        (signing, ephemeral) = (Self.pair(curve), Self.pair(curve))
        let name = SecuritySetupTests.name
        let issuer = try Issuer(curve)
        try meter.act(6, 64, name, .octetString(try issuer.root()))
        let certificate = try issuer.issue(Self.title, .digitalSignature, try .init(curve, signing.public))
        try meter.act(6, 64, name, .octetString(certificate))
        meter.security.associated(Self.title, with: meter.template.logicalDevices[0].associations[2].offer)
    }

    private static func pair(_ curve: EllipticCurve) -> (own: [UInt8], public: [UInt8]) {
        let octets = encoded { SwiftCryptoProvider().generateKeyPair(on: curve, into: &$0) }
        return (Array(octets.prefix(curve.length)), Array(octets.dropFirst(curve.length)))
    }

    /// An element of the method's parameter.
    func element(_ id: UInt8, signedAs signed: UInt8? = nil) throws -> DataValue {
        let signature = try withOctets([signed ?? id] + ephemeral.public, signing.own) { message, key in
            try encoded { (writer: inout ByteWriter) throws(CipherError) in
                try crypto.sign(message, with: key, on: curve, into: &writer)
            }
        }
        return .structure([.enumeration(id), .octetString(ephemeral.public + signature)])
    }

    /// The key that an element of the answer stands for, when its signature verifies.
    func key(
        _ element: DataValue, _ id: UInt8, _ meterKey: Certificate.PublicKey, _ algorithm: KeyAlgorithm
    ) throws -> [UInt8] {
        guard case .structure(let fields) = element, fields.first == .enumeration(id),
            case .octetString(let data)? = fields.last
        else { throw TestFailure.noObject }
        let (theirs, signature) = (Array(data.prefix(curve.pairLength)), Array(data.dropFirst(curve.pairLength)))
        try withOctets([id] + theirs, signature) { message, signature in
            try withOctets(meterKey.octets, []) { key, _ in
                try crypto.verify(signature, of: message, with: key, on: curve)
            }
        }
        let secret = try withOctets(ephemeral.own, theirs) { own, theirs in
            try encoded { (writer: inout ByteWriter) throws(CipherError) in
                try crypto.agree(own, with: theirs, on: curve, into: &writer)
            }
        }
        return crypto.deriveKey(
            from: secret, for: algorithm, partyU: Self.title.octets, partyV: SecureTestMeter.title.octets, on: curve)
    }

    private func withOctets<Result>(
        _ first: [UInt8], _ second: [UInt8], _ body: (Octets, Octets) throws -> Result
    ) rethrows -> Result {
        try first.withUnsafeBytes { first in
            try second.withUnsafeBytes { second in try body(Octets(first), Octets(second)) }
        }
    }
}

func octets(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
