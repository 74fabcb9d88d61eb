import DLMSWire
import Testing

@Suite("Octets as people paste them") struct PastedOctetsTests {
    static let frame = octets("7EA00703219 30F017E".replacing(" ", with: ""))

    @Test(
        "one frame in many forms",
        arguments: [
            "7EA0070321930F017E", "7e a0 07 03 21 93 0f 01 7e", "7E:A0:07:03:21:93:0F:01:7E",
            "7E-A0-07-03-21-93-0F-01-7E",
            "0x7E, 0xA0, 0x7, 0x3, 0x21, 0x93, 0xF, 0x1, 0x7E",
            "{ 0x7E, 0xA0, 0x07, 0x03, 0x21, 0x93, 0x0F, 0x01, 0x7E };",
            "0x7EA0070321930F017E", "TX: 7E A0 07 03 21 93 0F 01 7E", "<- 7E A0 07 03 21 93 0F 01 7E",
            "12:34:56.789 RX 7EA0070321930F017E", "12:34 RX 7EA0070321930F017E", "12:34:56 7E A0 07 03 21 93 0F 01 7E",
            "2026-11-25 12:34:56 7E A0 07 03 21 93 0F 01 7E", "[2026-11-25T12:34:56Z] Send: 7EA0070321930F017E",
            "16.41.34 04.41.34.417\tSent\t7E A0 07 03 21 93 0F 01 7E", "1: 7E A0 07 03 21 93 0F 01 7E",
            "1) 7E A0 07 03 21 93 0F 01 7E", "#1 7E A0 07 03 21 93 0F 01 7E  // SNRM", "7EA0 0703 2193 0F01 7E",
            "00000000  7e a0 07 03 21 93 0f 01  7e  |~...!....|", "0000: 7e a0 07 03\n0004: 21 93 0f 01 7e",
            "1 7E A0 07 03\n2 21 93 0F 01 7E", "Send SNRM request.\n7E A0 07 03 21 93 0F 01 7E\nReceived nothing.",
            "7EA00\n70321930F017E",
        ]
    )
    func forms(text: String) throws { #expect(try PastedOctets(text).octets == Self.frame) }

    @Test("lines are pieces") func pieces() throws {
        let pasted = try PastedOctets("RX 6200\n\nTX 6300\n")
        #expect(pasted.octets == [0x62, 0, 0x63, 0])
        #expect(pasted.pieces == [2, 4])
    }

    @Test("messages of IEC 62056-21 may stand in characters") func text() throws {
        #expect(try PastedOctets("-> /?00000001!").octets == Array("/?00000001!\r\n".utf8))
        #expect(try PastedOctets("12:00:01 /MCS5\\2MC00000001").octets == Array("/MCS5\\2MC00000001\r\n".utf8))
    }

    @Test(
        "what holds no octets, or a part of one, says so",
        arguments: [
            ("", 0, "no octets were given"), ("zz", 0, "'zz' is no hex"),
            ("c0f", 1, "half an octet: one digit too few"),
            ("C0 01 G1", 2, "'G' is no hex digit"),
        ]
    )
    func faults(text: String, offset: Int, description: String) {
        #expect(throws: PastedOctets.Fault.self) { try PastedOctets(text) }
        do throws(PastedOctets.Fault) {
            _ = try PastedOctets(text)
        } catch {
            #expect(error.offset == offset)
            #expect(error.description == description)
        }
    }
}
