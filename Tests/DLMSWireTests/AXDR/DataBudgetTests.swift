import DLMSWire
import Testing

@Suite("Cost of a value") struct DataBudgetTests {
    @Test(
        "a count beyond the octets is refused at once",
        arguments: [
            "0184FFFFFFFF", "0284FFFFFFFF00", "018400FFFFFF0000", "0984FFFFFFFF", "0484FFFFFFFF", "0A847FFFFFFF41",
        ]
    )
    func hugeCounts(hex: String) {
        #expect(throws: DecodeError.self) { try DataValue(octets(hex)) }
        #expect(throws: DecodeError.self) { try skip(octets(hex)) }
    }

    @Test(
        "a compact array cannot multiply",
        arguments: [
            // 255 x 65535 x 65535 null-data from eleven octets.
            "13 01FFFF 01FFFF 00 01 00",
            // A structure of an unsigned and 65535 x 65535 null-data, one element for each of four octets.
            "13 0202 11 01FFFF 01FFFF 00 04 01020304",
            // Nothing but null-data: octets that no element takes.
            "13 00 02 0000",
            "13 0200 01 00",
            "13 010000 11 01 00",
        ]
    )
    func compactArrays(hex: String) {
        #expect(throws: DecodeError.self) { try DataValue(octets(hex)) }
    }

    @Test("arrays nest 32 deep and no deeper", arguments: [0x01, 0x02] as [UInt8]) func depth(tag: UInt8) throws {
        func nested(_ depth: Int) -> [UInt8] { Array(repeatElement([tag, 1], count: depth).joined()) + [0] }
        let deepest = try DataValue(nested(DataLimits.depth))
        #expect(deepest.octets == nested(DataLimits.depth))
        try skip(nested(DataLimits.depth))
        for depth in [DataLimits.depth + 1, 100, 100_000] {
            #expect(throws: DecodeError.self) { try DataValue(nested(depth)) }
            #expect(throws: DecodeError.self) { try skip(nested(depth)) }
        }
    }

    @Test("elements without octets are paid for by the octets that are there") func nullMembers() throws {
        // Structures of an unsigned and 15 null-data: 16 elements and themselves for one octet.
        let type = octets("13 02 10 11") + [UInt8](repeating: 0, count: 15)
        #expect(try DataValue(type + [60] + [UInt8](repeating: 7, count: 60)).tag == .compactArray)
        #expect(throws: DecodeError.self) { try DataValue(type + [0x81, 200] + [UInt8](repeating: 7, count: 200)) }
    }

    @Test("type descriptions nest no deeper than values") func typeDepth() {
        let description = Array(repeatElement([0x01, 0, 1] as [UInt8], count: 100_000).joined()) + [0x11]
        #expect(throws: DecodeError.self) { try DataValue([0x13] + description + [1, 7]) }
        #expect(throws: DecodeError.self) { try skip([0x13] + description + [1, 7]) }
    }

    @Test("APDUs inside APDUs are followed 8 deep") func nestedAPDUs() {
        let gateway =
            Array(repeatElement([0xE6, 0, 0] as [UInt8], count: 5_000).joined()) + octets("C0 02 C1 00000001")
        #expect(WireDecoder.decode(gateway).failure?.reason == "goes beyond the limit of 8")
        let shallow = Array(repeatElement([0xE6, 0, 0] as [UInt8], count: 7).joined()) + octets("C0 02 C1 00000001")
        #expect(WireDecoder.decode(shallow).failure == nil)
    }

    private func skip(_ octets: [UInt8]) throws(DecodeError) {
        try withReader(octets) { (reader) throws(DecodeError) in
            try reader.skipData()
            try reader.finish("data")
        }
    }
}
