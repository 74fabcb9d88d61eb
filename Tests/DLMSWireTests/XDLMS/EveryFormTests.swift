import DLMSWire
import Testing

@Suite("Every form of every APDU") struct EveryFormTests {
    static let attribute = "0003 0100010800FF 02"
    static let method = "0046 0000600300FF 01"
    static let block = "01 00000002 03 AABBCC"

    /// Forms that the known answers do not have.
    static let forms: [String] = [
        "C0 03 C1 02 \(attribute) 00 \(attribute) 01 02 0101 1105", "C1 05 C1 01 \(attribute) 00 \(block)",
        "C1 02 C1 \(attribute) 01 01 00 \(block)", "C5 03 C1 00 00000007", "C5 04 C1 02 0003 00000007",
        "C3 01 C1 \(method) 00", "C3 03 C1 02 \(method) \(method) 02 0F00 00", "C3 05 C1 01 \(method) \(block)",
        "C7 02 C1 \(block)", "C7 03 C1 02 00 01 00 1105 03 00", "C7 04 C1 00000009", "C7 01 C1 00 01 01 04",
        "C2 00 \(attribute) 0600000001", "10 40000001 00", "10 40000001 0C 07E80201040C000000FFC400",
        "D9 40000000 00 03 03\(method) 04\(attribute) 01 1105 05\(attribute) 02 0100 03 0F00 00 1101",
        "DA 40000000 00 01 02 01\(attribute) 02\(attribute) 02 00 00 02 01 00 02 03",
        "0502 06 01 0003 02 AABB 07 00 0004", "0503 02 0708 04 0708 01 1105 05 0002",
        "0C04 00 1105 01 03 02 01 0002 02 AABB 03 0004", "0601 02 0708 01 1105", "1602 02 0708 02 0710 02 1105 00",
        "0D03 00 01 03 02 0007", "1800 01 02 0708 01 1105", "1801 04 32303234 01 02 0708 01 1105",
        "DF 01AA 02BBBB 02CCCC 00 00 07 C002C100000001 04 DEADBEEF", "DD 00 00 00 00 00 00 07 20 00000001 AABB",
        "DD 00 00 00 00 00 01 01 00 02 AABB 07 20 00000001 AABB",
        "DD 00 00 00 00 00 01 02 01 01 02 AABB 07 20 00000001 AABB", "E6 01 02 AABB C002C100000001",
        "E7 01 00 C401C1001105", "D8 01 01", "0E 05 03 02", "01 01 03 AABBCC 0100 01 02 065F0400181A200000",
        "C8 08 80 00000001 AABBCC", "62 00", "63 03 80011E", "62 03 800101",
    ]

    @Test("goes back as it came, and fails at every prefix", arguments: forms) func roundTrip(form: String) throws {
        let octets = octets(form)
        try withReader(octets) { reader in
            let apdu = try APDU(from: &reader)
            try reader.finish("apdu")
            #expect(encoded { apdu.encode(into: &$0) } == octets)
        }
        #expect(WireDecoder.decode(octets).failure == nil)
        for count in 0..<octets.count {
            #expect(WireDecoder.decode(Array(octets.prefix(count))).failure != nil, "\(count) octets")
        }
    }

    @Test("every service-specific ciphering tag has a frame", arguments: UInt8.min...UInt8.max)
    func cipheringTags(tag: UInt8) throws {
        let name = APDUTag(rawValue: tag).name?.description ?? ""
        let isServiceCiphering = name.hasPrefix("glo-") || name.hasPrefix("ded-")
        #expect(APDUTag(rawValue: tag).isServiceCiphering == isServiceCiphering)
        guard isServiceCiphering else { return }
        let octets = octets("\(hex([tag])) 13 30 00000005 AABB 0102030405060708090A0B0C")
        try withReader(octets) { reader in
            let apdu = try APDU(from: &reader)
            #expect(encoded { apdu.encode(into: &$0) } == octets)
        }
    }

    @Test("every tag with a name has a type", arguments: UInt8.min...UInt8.max) func everyTag(tag: UInt8) {
        let error = #expect(throws: DecodeError.self) {
            try withReader([tag]) { (reader) throws(DecodeError) in _ = try APDU(from: &reader) }
        }
        #expect((error == .invalid(field: "apdu", value: Int(tag))) == (APDUTag(rawValue: tag).name == nil))
    }

    @Test("a list is walked without being held") func lists() throws {
        try withReader(octets("C5 05 C1 03 00 01 FA")) { reader in
            guard case .withList(_, let results) = try SetResponse(from: &reader) else {
                Issue.record("not a list")
                return
            }
            #expect(results.count == 3)
            #expect(results.map(\.rawValue) == [0, 1, 250])
        }
    }
}
