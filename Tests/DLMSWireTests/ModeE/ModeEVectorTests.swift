import DLMSWire
import Testing

@Suite("Known messages of IEC 62056-21") struct ModeEVectorTests {
    static let all = FrameVector.all(in: "mode-e")
    static let accepted = all.filter { $0.verdict == "accept" }
    static let refused = all.filter { $0.verdict != "accept" }

    @Test("there are some of each") func count() {
        #expect(Self.accepted.count >= 10)
        #expect(Self.refused.count >= 2)
    }

    @Test("a message is what is known of it", arguments: accepted) func decodes(vector: FrameVector) throws {
        let characters = vector.octets.map { $0 & 0x7F }
        try withReader(characters) { reader in
            switch vector.expected["role"]?.text {
            case "request": try checkRequest(vector, &reader)
            case "identification": try checkIdentification(vector, &reader)
            case "ack": try checkOption(vector, &reader)
            default: Issue.record("no such role")
            }
            #expect(reader.isAtEnd)
        }
    }

    @Test("a message is shown to its last octet, with parity or without", arguments: accepted)
    func shown(vector: FrameVector) {
        let decoding = WireDecoder.decode(vector.octets)
        #expect(decoding.failure == nil)
        #expect(decoding.items.count == 1)
        #expect(decoding.items.first?.length == vector.octets.count)
    }

    @Test("every part of a message is incomplete", arguments: accepted) func prefixes(vector: FrameVector) {
        for count in 1..<vector.octets.count {
            #expect(WireDecoder.decode(Array(vector.octets.prefix(count))).failure != nil, "\(count) octets")
        }
    }

    @Test("what is no message, or not a whole one, says so", arguments: refused) func refuses(vector: FrameVector) {
        #expect(WireDecoder.decode(vector.octets).failure != nil)
    }

    private func checkRequest(_ vector: FrameVector, _ reader: inout ByteReader) throws {
        let request = try SignOnRequest(from: &reader)
        #expect(text(request.deviceAddress) == vector.expected["device-address"]?.text)
        #expect(encoded { request.encode(into: &$0) } == vector.octets.map { $0 & 0x7F })
    }

    private func checkIdentification(_ vector: FrameVector, _ reader: inout ByteReader) throws {
        let identification = try Identification(from: &reader)
        #expect(text(identification.manufacturer) == vector.expected["manufacturer"]?.text)
        #expect(text(identification.text) == vector.expected["identification"]?.text)
        #expect(identification.baud.baud.map { Fact($0) } == vector.expected["baud-rate"])
        #expect(Fact(identification.hasModeE) == vector.expected["mode-e-capable"])
        #expect(encoded { identification.encode(into: &$0) } == vector.octets.map { $0 & 0x7F })
    }

    private func checkOption(_ vector: FrameVector, _ reader: inout ByteReader) throws {
        let option = try OptionSelect(from: &reader)
        #expect(option.baud.baud.map { Fact($0) } == vector.expected["baud-rate"])
        #expect(option.isModeE == (vector.expected["selects"]?.text == "HDLC (mode E)"))
        #expect(encoded { option.encode(into: &$0) } == vector.octets)
    }

    private func text(_ characters: Octets) -> String { String(decoding: characters.array, as: UTF8.self) }
}
