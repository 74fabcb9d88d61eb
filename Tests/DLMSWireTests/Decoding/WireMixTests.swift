import DLMSWire
import Testing

@Suite("Decoding mixtures") struct WireMixTests {
    static let snrm = octets("7EA00703 21930F017E")

    @Test("an HDLC frame is shown field by field") func frame() {
        #expect(
            text(of: "7EA01A025721324F91E6E600C001C1000F0000280000FF020091537E") == """
                hdlc 0+28 (I 1,1 P, 16 to 1/43)
                  flag 0+1 = 7E
                  frame-format 1+2 = A01A (type 3, 26 octets)
                  destination-address 3+2 = 1/43 (upper 1, lower 43)
                  source-address 5+1 = 16
                  control 6+1 = 50 (I 1,1 P)
                  hcs 7+2 = 4F91 (right)
                  information 9+16
                    llc 9+3 (command)
                      destination-lsap 9+1 = 230
                      source-lsap 10+1 = 230 (command)
                      llc-quality 11+1 = 0
                    get-request 12+13
                      get-request-normal 13+12
                        invoke-id-and-priority 14+1 = 193 (invoke-id 1, confirmed, high priority)
                        cosem-attribute-descriptor 15+9
                          class-id 15+2 = 15
                          instance-id 17+6 = 0000280000FF (0.0.40.0.0.255)
                          attribute-id 23+1 = 2
                        access-selection 24+1 (absent)
                  fcs 25+2 = 9153 (right)
                  flag 27+1 = 7E

                """
        )
    }

    @Test("negotiation and rejection are shown by name") func parameters() {
        let ua = text(of: "7ea02121000234697394ac8180120501f806013e070400000001080400000001480e7e")
        #expect(ua.contains("max-info-transmit 16+1 = 248"))
        #expect(ua.contains("window-receive"))
        let frmr = text(of: "7ea00d2102239704c430100048dc7e")
        #expect(frmr.contains("rejected-control 9+1 = 48"))
    }

    @Test("a wrong check sequence says what would have been right, and the next frame is decoded") func wrongCheck() {
        var broken = Self.snrm
        broken[6] ^= 1
        let decoding = WireDecoder.decode(broken + Self.snrm)
        #expect(decoding.items.map(\.name) == ["hdlc", "hdlc"])
        #expect(decoding.items.last?.meaning == "SNRM P, 16 to 1")
        #expect(decoding.failure?.description == "octet 6, fcs: found 0E01, expected 0F01")
    }

    @Test("frames that share a flag, that have several, or none are frames") func flags() {
        let inner = Self.snrm.dropFirst().dropLast()
        for stream in [
            Self.snrm + inner + [0x7E], Self.snrm + [0x7E, 0x7E] + Self.snrm, Array(inner) + [0x7E] + Self.snrm,
        ] {
            let decoding = WireDecoder.decode(stream)
            #expect(decoding.items.map(\.meaning) == ["SNRM P, 16 to 1", "SNRM P, 16 to 1"])
            #expect(decoding.failure == nil)
        }
    }

    @Test("segments are put together behind the last of them, once each") func segments() {
        let apdu = octets("C401C100 0905 0102030405")
        let frames = segmented(apdu, size: 6)
        for stream in [frames, [frames[0], frames[0], frames[1], frames[2]]] {
            let decoding = WireDecoder.decode(stream.flatMap { $0 })
            #expect(decoding.failure == nil)
            #expect(decoding.items.map(\.source) == stream.map { _ in .line } + [.reassembled])
            #expect(decoding.items.last?.name == "get-response")
            #expect(decoding.items.last?.length == apdu.count)
            #expect(decoding.items.last?.children.allSatisfy { $0.source == .reassembled } == true)
        }
    }

    @Test("general blocks are put together, also from frames of which each has one") func blocks() {
        let blocks = ["E001 0001 0000 04 C401C100", "E081 0002 0000 02 1105"].map { octets($0) }
        let bare = WireDecoder.decode(blocks.flatMap { $0 }, pieces: [blocks[0].count])
        #expect(bare.items.map(\.name) == ["general-block-transfer", "general-block-transfer", "get-response"])
        let framed = WireDecoder.decode(blocks.flatMap { frame(.ui, [0xE6, 0xE7, 0] + $0, isSegmented: false) })
        #expect(framed.items.map(\.source) == [.line, .line, .reassembled])
        #expect(framed.failure == nil)
    }

    @Test("the blocks of a known meter make up its notification") func knownBlocks() throws {
        let vector = try #require(FrameVector.all(in: "gbt").first { $0.id == "gbt-lg-e450-cyprus" })
        let decoding = WireDecoder.decode(vector.octets)
        #expect(decoding.items.map(\.name) == ["hdlc", "hdlc", "hdlc", "data-notification"])
        #expect(decoding.failure == nil)
    }

    @Test("frames, WPDUs, messages and APDUs may follow each other") func mixture() throws {
        let pasted = try PastedOctets(
            """
            12:00:00.000 TX /?!
            12:00:00.300 RX 2F4D4353355C324D4330303030303030310D0A
            12:00:00.500 TX 06 32 35 32 0D 0A
            12:00:01.000 TX 7E A0 07 03 21 93 0F 01 7E
            12:00:02.000 TCP 00 01 00 10 00 01 00 02 62 00
            12:00:03.000 APDU 63 00
            12:00:04.000 TX 7EA00703219 30F017E
            """)
        let decoding = WireDecoder.decode(pasted.octets, pieces: pasted.pieces)
        #expect(
            decoding.items.map(\.name)
                == ["request", "identification", "acknowledgement", "hdlc", "wrapper", "RLRE", "hdlc"])
        #expect(decoding.failure == nil)
    }

    @Test("a readout is shown line by line, and its check compared") func readout() {
        let block = Array("\u{2}F.F(00)\r\n1.8.0(1*kWh)\r\n!\r\n\u{3}".utf8)
        let check = block.dropFirst().reduce(0, ^)
        let decoding = WireDecoder.decode(block + [check])
        #expect(decoding.failure == nil)
        #expect(
            decoding.items.first?.children.map(\.value) == [
                "F.F(00)", "1.8.0(1*kWh)", "!", lowerHex([check]).uppercased(),
            ])
        #expect(WireDecoder.decode(block + [check ^ 1]).failure?.field == "block-check-character")
    }

    private func segmented(_ apdu: [UInt8], size: Int) -> [[UInt8]] {
        let information = [0xE6, 0xE7, 0] + apdu
        let starts = Array(stride(from: 0, to: information.count, by: size))
        return starts.enumerated().map { index, start in
            frame(
                .i(ns: UInt8(index), nr: 1), Array(information[start...].prefix(size)),
                isSegmented: index < starts.count - 1)
        }
    }

    private func frame(_ type: HDLCControl.FrameType, _ information: [UInt8], isSegmented: Bool) -> [UInt8] {
        information.withUnsafeBytes { bytes in
            let frame = HDLCFrame(
                to: HDLCAddress(16), from: HDLCAddress(upper: 1, lower: 16, size: 2), HDLCControl(type, isPoll: true),
                isSegmented: isSegmented, information: Octets(bytes))
            return encoded { frame.encode(into: &$0) }
        }
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
