import DLMSWire
import Testing

@Suite("Decoding for people") struct WireDecoderTests {
    @Test("a GET request is named to the last field") func getRequest() {
        #expect(
            text(of: "C001C1 0003 0100010800FF 02 00") == """
                get-request 0+13
                  get-request-normal 1+12
                    invoke-id-and-priority 2+1 = 193 (invoke-id 1, confirmed, high priority)
                    cosem-attribute-descriptor 3+9
                      class-id 3+2 = 3
                      instance-id 5+6 = 0100010800FF (1.0.1.8.0.255)
                      attribute-id 11+1 = 2
                    access-selection 12+1 (absent)

                """
        )
    }

    @Test("values carry their type's name, and dates are readable") func values() {
        #expect(
            text(of: "C401C100 0205 060000138A 090C07E8021D040A1E0000FFC400 0A024142 1601 03FF") == """
                get-response 0+33
                  get-response-normal 1+32
                    invoke-id-and-priority 2+1 = 193 (invoke-id 1, confirmed, high priority)
                    result 3+30
                      structure 4+29 = 5
                        double-long-unsigned 6+5 = 5002
                        octet-string 11+14 = 07E8021D040A1E0000FFC400 (2024-02-29 10:30:00.00 +01:00)
                        visible-string 25+4 = AB
                        enum 29+2 = 1
                        boolean 31+2 = true

                """
        )
    }

    @Test("a compact array is shown as its type and its elements") func compactArray() {
        #expect(
            text(of: "C401C100 13 0202 12 11 06 000102 000304") == """
                get-response 0+16
                  get-response-normal 1+15
                    invoke-id-and-priority 2+1 = 193 (invoke-id 1, confirmed, high priority)
                    result 3+13
                      compact-array 4+12
                        type-description 5+4
                          structure 5+4 = 2
                            long-unsigned 7+1
                            unsigned 8+1
                        array-contents 10+6
                          structure 10+3 = 2
                            long-unsigned 10+2 = 1
                            unsigned 12+1 = 2
                          structure 13+3 = 2
                            long-unsigned 13+2 = 3
                            unsigned 15+1 = 4

                """
        )
    }

    @Test("an association is shown with its names") func association() {
        #expect(
            text(of: "6129A109060760857405080101A203020101A305A10302010DBE10040E0800065F1F040000101400800007") == """
                AARE 0+43
                  application-context-name 2+11 = 60857405080101 (Logical_Name_Referencing_No_Ciphering)
                  result 13+5 = 1 (rejected-permanent)
                  result-source-diagnostic 18+7
                    acse-service-user 20+5
                      diagnostic 24+1 = 13 (authentication-failure)
                  user-information 25+18
                    initiate-response 29+14
                      negotiated-quality-of-service 30+1 (absent)
                      negotiated-dlms-version-number 31+1 = 6
                      negotiated-conformance 32+7 = 001014 (block-transfer-with-get-or-read, get, selective-access)
                      server-max-receive-pdu-size 39+2 = 128
                      vaa-name 41+2 = 7 (logical names)

                """
        )
    }

    @Test("a notification's time is shown whole and in its parts") func notification() {
        #expect(
            text(of: "0F 00000001 0C 07E8021D04 0A1E0000 FFC4 80 00") == """
                data-notification 0+19
                  long-invoke-id-and-priority 1+4 = 1 (long-invoke-id 1, unconfirmed, normal priority)
                  date-time 5+13 (2024-02-29 10:30:00.00 +01:00 DST)
                    year 6+2 = 2024
                    month 8+1 = 2
                    day_of_month 9+1 = 29
                    day_of_week 10+1 = 4
                    hour 11+1 = 10
                    minute 12+1 = 30
                    second 13+1 = 0
                    hundredths 14+1 = 0
                    deviation 15+2 = -60
                    clock_status 17+1 = 128
                  notification-body 18+1
                    null-data 18+1

                """
        )
    }

    @Test("text cannot command a terminal") func controls() {
        let line = text(of: "C401C100 0A05 1B5B324A41").split(separator: "\n").last
        #expect(line == #"      visible-string 4+7 = \x1B[2JA"#)
        let joined = text(of: "C401C100 0C06 C3BC E280AE 0A").split(separator: "\n").last
        #expect(joined == #"      utf8-string 4+8 = ü\x202E\x0A"#)
    }

    @Test("groups that are cut off reach to where decoding stopped") func openGroups() {
        #expect(
            text(of: "C001C1 0003 0100") == """
                get-request 0+5
                  get-request-normal 1+4
                    invoke-id-and-priority 2+1 = 193 (invoke-id 1, confirmed, high priority)
                    cosem-attribute-descriptor 3+2
                      class-id 3+2 = 3

                """
        )
    }

    @Test("WPDUs joined together are items of their own") func joined() {
        let decoding = WireDecoder.decode(octets("0001 0010 0001 0002 6200  0001 0001 0010 0002 6300"))
        #expect(decoding.items.map(\.name) == ["wrapper", "wrapper"])
        #expect(decoding.items.map(\.offset) == [0, 10])
        #expect(decoding.items.map { $0.children.last?.name } == ["RLRQ", "RLRE"])
        #expect(decoding.failure == nil)
    }

    @Test("the part of an incomplete WPDU that is there is decoded") func incomplete() {
        let decoding = WireDecoder.decode(octets("0001 0010 0001 000D C001C1 0003 0100"))
        #expect(decoding.items.first?.children.last?.name == "get-request")
        #expect(decoding.failure?.description == "octet 13, instance-id: 4 more octets are needed")
    }

    @Test(
        "failures name the field and its first octet",
        arguments: [
            ("", "octet 0, apdu: is mandatory and missing"), ("FF01", "octet 0, apdu: 255 (0xFF) is not allowed here"),
            ("C004C1", "octet 1, get-request: 4 (0x4) is not allowed here"),
            ("C001C1 0003 0100010800FF 02 07", "octet 12, access-selection: 7 (0x7) is not allowed here"),
            ("C001C1 0003 0100010800FF 02 00 55", "octet 13, get-request: 1 octet is left over"),
            ("0002 0010 0001 0002", "octet 0, version: 2 (0x2) is not allowed here"),
            ("0001 0010 0001 0000", "octet 8, apdu: is mandatory and missing"),
            ("C401C100 0202 1101", "octet 8, data: 1 more octet is needed"),
            ("C401C100 08", "octet 4, data: 8 (0x8) is not allowed here"),
            (
                "6012 BE10040E01000000065F1F0400007E1F04B0",
                "octet 20, application-context-name: is mandatory and missing"
            ),
            ("D80206 0000", "octet 3, invocation-counter: 2 more octets are needed"),
        ]
    )
    func failures(hex: String, description: String) {
        #expect(WireDecoder.decode(octets(hex)).failure?.description == description)
    }

    @Test("passwords and dedicated keys are marked as secrets, challenges are not") func secrets() {
        let initiate = "010110 000102030405060708090A0B0C0D0E0F 0000065F1F0400007E1F04B0"
        func aarq(mechanism: String) -> [UInt8] {
            octets("603D A109060760857405080101 8B07608574050802 0\(mechanism) AC04 8002 4142 BE21041F \(initiate)")
        }
        let password = secretNames(in: WireDecoder.decode(aarq(mechanism: "1")))
        #expect(password == ["charstring", "dedicated-key"])
        let challenge = secretNames(in: WireDecoder.decode(aarq(mechanism: "5")))
        #expect(challenge == ["dedicated-key"])
        let unnamed = octets("6013 A109060760857405080101 AC06 8004 41424344")
        #expect(secretNames(in: WireDecoder.decode(unnamed)) == ["charstring"])
    }

    private func secretNames(in decoding: Decoding) -> [String] {
        func names(_ node: TraceNode) -> [String] {
            (node.isSecret ? [node.name] : []) + node.children.flatMap(names)
        }
        return decoding.items.flatMap(names)
    }

    /// The decoded items, a line for each field: name, octets, value, meaning.
    private func text(of hex: String) -> String {
        func lines(_ node: TraceNode, _ indent: String) -> String {
            let value = node.value.map { " = \($0)" } ?? ""
            let meaning = node.meaning.map { " (\($0))" } ?? ""
            return "\(indent)\(node.name) \(node.offset)+\(node.length)\(value)\(meaning)\n"
                + node.children.map { lines($0, indent + "  ") }.joined()
        }
        return WireDecoder.decode(octets(hex)).items.map { lines($0, "") }.joined()
    }
}
