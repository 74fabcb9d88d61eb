import DLMSServer
import DLMSWire
import Testing

@testable import MeterHost

@Suite("decode with keys")
struct KeyedDecoderTests {
    /// Green Book, Table 40.
    static let golden = octets("C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B")
    static let get = octets("C0010000080000010000FF0200")

    static func decoder(
        _ keys: [[UInt8]] = [Sealing.encryptionKey], _ authentication: [[UInt8]] = [Sealing.authenticationKey],
        titles: [[UInt8]] = [Sealing.title], revealing: Bool = true
    ) -> KeyedDecoder {
        KeyedDecoder(
            encryptionKeys: keys, authenticationKeys: authentication,
            titles: titles.compactMap { $0.withUnsafeBytes { SystemTitle(Octets($0)) } }, revealing: revealing)
    }

    @Test("shows what was ciphered beneath the ciphered fields, and which keys fit")
    func opens() {
        let other = octets("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        let decoder = Self.decoder([other, Sealing.encryptionKey])
        #expect(
            decoder.decode(Self.golden).lines == [
                "glo-get-request",
                "  ciphered-service",
                "    security-control 30 (suite 0, authenticated, encrypted)",
                "    invocation-counter 19088743",
                "    ciphertext 411312FF935A47566827C467BC",
                "    authentication-tag 7D825C3BE4A77C3FCC056B6B",
                "  deciphered with EK 2, system title 4D4D4D0000BC614E",
                "    get-request", "      get-request-normal",
                "        invoke-id-and-priority 0 (invoke-id 0, unconfirmed, normal priority)",
                "        cosem-attribute-descriptor", "          class-id 8",
                "          instance-id 0000010000FF (0.0.1.0.0.255)", "          attribute-id 2",
                "        access-selection absent",
            ])
        #expect(decoder.faults == 0)
        #expect(
            decoder.report == [
                "EK 1 (BC1443) fits nothing", "EK 2 (BE45CB) fits 1 ciphered APDU",
                "AK 1 (7CF56D) fits 1 ciphered APDU",
            ])
    }

    @Test("opens frames of a wrapper, and takes title and dedicated key from the AARQ")
    func session() throws {
        let dedicated = octets("00112233445566778899AABBCCDDEEFF")
        var sealing = Sealing()
        let aarq = try sealing.aarq(dedicatedKey: dedicated)
        (sealing.key, sealing.counter) = (dedicated, 1)
        let request = try sealing.sealed(Self.get, tag: 208)
        let decoder = Self.decoder(titles: [], revealing: false)
        let lines = decoder.decode(wpdu(aarq, client: 1) + wpdu(request, client: 1)).lines
        #expect(decoder.faults == 0)
        #expect(lines.contains { $0.hasSuffix("dedicated-key \(Redaction.mask)") })
        #expect(lines.contains { $0.hasSuffix(" class-id 8") })
        #expect(decoder.report.contains { $0.hasPrefix("dedicated key of the InitiateRequest") })
    }

    @Test("a flipped bit fits nothing", arguments: [7, 12, 31])
    func flipped(place: Int) {
        var message = Self.golden
        message[place] ^= 1
        let decoder = Self.decoder()
        let lines = decoder.decode(message).lines
        #expect(lines.contains("  deciphered the tag does not verify with any key known"))
        #expect(decoder.faults == 1)
        #expect(decoder.report.last == "1 ciphered APDU does not verify")
    }

    /// What somebody got wrong, and how it is told.
    static let mistakes: [(sealing: Sealing, told: String)] = [
        (
            Sealing(key: Sealing.authenticationKey, authenticationKey: Sealing.encryptionKey), "EK and AK swapped"
        ),
        (Sealing(additional: [0x30]), "AK missing from the additional data"),
        (
            Sealing(additional: Sealing.authenticationKey), "security control byte missing from the additional data"
        ),
        (
            Sealing(additional: [0x31] + Sealing.authenticationKey), "suite 1 in the security control byte"
        ),
        (Sealing(counterError: 1), "counter 19088744, one higher"),
        (Sealing(counterError: .max), "counter 19088742, one lower"),
        (Sealing(title: Array(repeating: 0, count: 8)), "a system title of zeros in the nonce"),
        (
            Sealing(
                key: Sealing.authenticationKey, authenticationKey: Sealing.encryptionKey, counterError: 1),
            "EK and AK swapped and counter 19088744, one higher"
        ),
    ]

    @Test("names what people get wrong", arguments: mistakes.indices)
    func mistake(index: Int) throws {
        let (sealing, told) = Self.mistakes[index]
        for control in [UInt8(0x30), 0x10] {
            var sealing = sealing
            if let additional = sealing.additional, let first = additional.first, first & 0xF0 == 0x30 {
                sealing.additional = [control | first & 0x0F] + additional.dropFirst()
            }
            sealing.control = control
            let decoder = Self.decoder()
            let lines = decoder.decode(try sealing.sealed(Self.get, tag: 200)).lines
            #expect(lines.contains("  deciphered would verify with \(told)"))
            #expect(decoder.faults == 1)
        }
    }

    @Test("without a tag, what makes sense is taken")
    func encryptedOnly() throws {
        let decoder = Self.decoder([octets("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), Sealing.encryptionKey])
        let lines = decoder.decode(try Sealing(control: 0x20).sealed(Self.get, tag: 200)).lines
        #expect(lines.contains("  deciphered with EK 2, system title 4D4D4D0000BC614E"))
    }

    @Test("opens general-ciphering: its header belongs to the additional data")
    func generalCiphering() {
        let message = octets(
            "DD080000000000000001084D4D4D0000BC614E084D4D4D000000000100000100001E30000000011160C10A0AB37E5071842B0989"
                + "CFC53F6EDC75AEB77E31E300")
        let decoder = Self.decoder(titles: [])
        #expect(decoder.decode(message).lines.contains("      get-request-normal"))
        #expect(decoder.faults == 0)
    }
}
