import DLMSServer
import DLMSWire
import Testing

@testable import DLMSSecurity

/// Signatures and key agreement on both curves.
@Suite struct CurveTests {
    static let curves: [EllipticCurve] = [.p256, .p384]
    let provider = SwiftCryptoProvider()

    @Test("agrees on the secrets of the standard's examples", arguments: try Vector.all("ecdh-p256"))
    func agreement(vector: Vector) throws {
        #expect(try agree(vector.input("private"), vector.input("public"), .p256) == vector.output)
    }

    /// The first P-384 vector of the NIST CAVP component test of ECC CDH.
    @Test("agrees on the secret of NIST's P-384 vector") func agreementP384() throws {
        let theirs = octets(
            "A7C76B970C3B5FE8B05D2838AE04AB47697B9EAF52E764592EFDA27FE7513272734466B400091ADBF2D68C58E0C50066"
                + "AC68F19F2E1CB879AED43A9969B91A0839C4C38A49749B661EFEDF243451915ED0905A32B060992B468C64766FC8437A")
        let own = octets(
            "3CC3122A68F0D95027AD38C067916BA0EB8C38894D22E1B15618B6818A661774AD463B205DA88CF699AB4D43C9CF98A1")
        let secret = octets(
            "5F9D29DC5E31A163060356213669C8CE132E22F57C9A04F40BA7FCEAD493B457E5621E766C40A2E3D4D6A04B25E533F1")
        #expect(try agree(own, theirs, .p384) == secret)
    }

    @Test("takes the signatures of the standard's examples", arguments: try Vector.all("ecdsa-verify-p256"))
    func signatureP256(vector: Vector) throws {
        try verify(vector.output, vector.input("message"), vector.input("public"), .p256)
    }

    @Test("takes the signature of the published P-384 example", arguments: try Vector.all("ecdsa-verify-p384"))
    func signatureP384(vector: Vector) throws {
        try verify(vector.output, vector.input("message"), vector.input("public"), .p384)
    }

    @Test("takes what it signed itself, and nothing else", arguments: curves) func signature(curve: EllipticCurve)
        throws
    {
        let (key, message) = (pair(curve), Array(0..<100 as Range<UInt8>))
        let signature = try run { (writer) throws(CipherError) in
            try provider.sign(view(message), with: view(key.own), on: curve, into: &writer)
        }
        #expect(signature.count == curve.pairLength)
        try verify(signature, message, key.public, curve)
        for place in signature.indices {
            var changed = signature
            changed[place] ^= 1
            #expect(throws: CipherError.authenticationFailed) { try verify(changed, message, key.public, curve) }
        }
        #expect(throws: CipherError.authenticationFailed) { try verify(signature, message + [0], key.public, curve) }
        let other = pair(curve)
        #expect(throws: CipherError.authenticationFailed) { try verify(signature, message, other.public, curve) }
    }

    @Test("both sides of an agreement find the same secret", arguments: curves) func bothSides(curve: EllipticCurve)
        throws
    {
        let (one, other) = (pair(curve), pair(curve))
        let secret = try agree(one.own, other.public, curve)
        #expect(secret.count == curve.length)
        #expect(try agree(other.own, one.public, curve) == secret)
    }

    @Test("makes each key pair once, and finds the public key of a private one", arguments: curves)
    func pairs(curve: EllipticCurve) throws {
        let (one, other) = (pair(curve), pair(curve))
        #expect(one.own != other.own)
        let found = try run { (writer) throws(CipherError) in
            try provider.publicKey(of: view(one.own), on: curve, into: &writer)
        }
        #expect(found == one.public)
    }

    @Test("says what is no key, and which length is wrong", arguments: curves) func noKeys(curve: EllipticCurve) {
        let (zeros, key) = ([UInt8](repeating: 0, count: curve.length), pair(curve))
        #expect(throws: CipherError.invalidKey) { try agree(zeros, key.public, curve) }
        #expect(throws: CipherError.invalidKey) { try agree(key.own, zeros + zeros, curve) }
        #expect(throws: CipherError.keyLength(31)) { try agree(Array(zeros.prefix(31)), key.public, curve) }
        #expect(throws: CipherError.inputLength(curve.length)) { try verify(zeros, [], key.public, curve) }
        #expect(throws: CipherError.invalidKey) { try verify(zeros + zeros, [], zeros + zeros, curve) }
    }
}

extension CurveTests {
    private func pair(_ curve: EllipticCurve) -> (own: [UInt8], public: [UInt8]) {
        let octets = encoded { provider.generateKeyPair(on: curve, into: &$0) }
        return (Array(octets.prefix(curve.length)), Array(octets.dropFirst(curve.length)))
    }

    private func agree(_ own: [UInt8], _ theirs: [UInt8], _ curve: EllipticCurve) throws(CipherError) -> [UInt8] {
        try run { (writer) throws(CipherError) in
            try provider.agree(view(own), with: view(theirs), on: curve, into: &writer)
        }
    }

    private func verify(
        _ signature: [UInt8], _ message: [UInt8], _ key: [UInt8], _ curve: EllipticCurve
    ) throws(CipherError) {
        try provider.verify(view(signature), of: view(message), with: view(key), on: curve)
    }
}
