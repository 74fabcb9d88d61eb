import DLMSServer
import DLMSWire
import Testing

@testable import DLMSSecurity

/// The known answers of Tests/Vectors/security.yaml whose operation this provider has.
@Suite struct CryptoVectorTests {
    static func vectors(_ operation: String) throws -> [Vector] { try Vector.all(operation) }

    let provider = SwiftCryptoProvider()

    @Test("wraps and unwraps keys as RFC 3394 does", arguments: try vectors("aes-key-wrap"))
    func keyWrap(vector: Vector) throws {
        let (kek, key) = (vector.input("kek"), vector.input("key"))
        #expect(
            try run { (writer) throws(CipherError) in try provider.wrap(view(key), kek: view(kek), into: &writer) }
                == vector.output)
        #expect(
            try run { (writer) throws(CipherError) in
                try provider.unwrap(view(vector.output), kek: view(kek), into: &writer)
            } == key)
    }

    @Test("encrypts with AES-GCM, and cuts the tag to 12 octets", arguments: try vectors("gcm-raw"))
    func gcm(vector: Vector) throws {
        let sealed = Array(vector.output.dropLast(4))
        let (key, nonce, aad) = (vector.input("key"), vector.input("iv"), vector.input("aad"))
        let plaintext = vector.input("plaintext")
        #expect(try seal(plaintext, key, nonce, aad) == sealed)
        #expect(try open(sealed, key, nonce, aad) == plaintext)
    }

    @Test("seals an APDU as a meter does", arguments: try vectors("gcm-encrypt"))
    func apdu(vector: Vector) throws {
        let counter = try #require(UInt32(vector.expected.inputs?["invocation_counter"]?.text ?? ""))
        let nonce = vector.input("system_title") + encoded { $0.u32(counter) }
        let aad = vector.input("sc") + vector.input("ak")
        #expect(try seal(vector.input("plaintext"), vector.input("ek"), nonce, aad) == vector.output)
    }

    @Test("refuses a changed octet anywhere") func tampered() throws {
        let vector = try #require(try Self.vectors("gcm-raw").last)
        let (key, nonce, aad) = (vector.input("key"), vector.input("iv"), vector.input("aad"))
        let sealed = Array(vector.output.dropLast(4))
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CipherError.authenticationFailed) { try open(changed, key, nonce, aad) }
        }
    }

    @Test("says which length is wrong") func lengths() {
        #expect(throws: CipherError.keyLength(15)) {
            try seal([], Array(repeating: 0, count: 15), Array(repeating: 0, count: 12), [])
        }
        #expect(throws: CipherError.nonceLength(11)) {
            try seal([], Array(repeating: 0, count: 16), Array(repeating: 0, count: 11), [])
        }
        #expect(throws: CipherError.inputLength(11)) {
            try open(Array(repeating: 0, count: 11), Array(repeating: 0, count: 16), Array(repeating: 0, count: 12), [])
        }
    }

    @Test("encrypts blocks as FIPS 197 does, each by itself") func blocks() throws {
        let key = octets("000102030405060708090A0B0C0D0E0F")
        let text = memory(octets("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF"))
        try provider.encryptBlocks(text, key: view(key))
        let block = "69C4E0D86A7B0430D8CDB78070B4C55A"
        #expect(hex(Array(text)) == block + block)
    }

    @Test(
        "digests the empty message to the published values",
        arguments: [
            (DigestAlgorithm.md5, "D41D8CD98F00B204E9800998ECF8427E"),
            (.sha1, "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"),
            (.sha256, "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"),
            (
                .sha384,
                "38B060A751AC96384CD9327EB1B1E36A21FDB71114BE07434C0CC7BF63F6E1DA274EDEBFE76F65FBD51AD2F14898B95B"
            ),
        ]) func digests(algorithm: DigestAlgorithm, expected: String)
    {
        #expect(hex(encoded { provider.digest(algorithm, of: .empty, into: &$0) }) == expected)
    }
}

extension CryptoVectorTests {
    private func seal(_ text: [UInt8], _ key: [UInt8], _ nonce: [UInt8], _ aad: [UInt8]) throws -> [UInt8] {
        let (text, tag) = (memory(text), memory(Array(repeating: 0, count: 12)))
        try provider.prepare(view(key))
            .seal(text, tag: tag, nonce: view(nonce), additional: view(aad), .empty)
        return Array(text) + Array(tag)
    }

    private func open(_ sealed: [UInt8], _ key: [UInt8], _ nonce: [UInt8], _ aad: [UInt8]) throws -> [UInt8] {
        let text = memory(Array(sealed.dropLast(12)))
        try provider.prepare(view(key))
            .open(text, tag: view(Array(sealed.suffix(12))), nonce: view(nonce), additional: view(aad), .empty)
        return Array(text)
    }
}
