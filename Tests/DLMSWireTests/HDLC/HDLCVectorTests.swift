import DLMSWire
import Testing

@Suite("Known frames") struct HDLCVectorTests {
    static let all = ["hdlc", "push", "sn"].flatMap { area in
        FrameVector.all(in: area).filter { $0.kind.hasPrefix("hdlc") }
    }
    static let frames = all.filter { $0.kind == "hdlc" && $0.verdict == "accept" }
    static let rejected = all.filter { $0.kind == "hdlc" && $0.verdict == "reject" }

    /// Facts about what lies inside.
    static let notOfTheFrame = [
        "llc", "apdu", "apdu-decoded", "apdu-decoded-lenient", "negotiation", "length", "deciphered", "deciphered-apdu",
    ]

    @Test("there are many of them") func count() {
        #expect(Self.frames.count > 40)
        #expect(Self.rejected.count >= 6)
    }

    @Test("a frame is what is known of it", arguments: frames) func decodes(vector: FrameVector) throws {
        try withReader(Array(vector.octets.dropFirst().dropLast())) { reader in
            let frame = try HDLCFrame(from: &reader)
            #expect(reader.isAtEnd)
            let facts = Fact.map(frame.facts(vector.octets))
            #expect(
                vector.expected.without(Self.notOfTheFrame).matches(facts),
                "\(facts)")
            #expect(encoded { frame.encode(into: &$0) } == vector.octets)
            if let negotiation = vector.expected["negotiation"] {
                #expect(try .map(frame.negotiation()) == negotiation)
            }
        }
    }

    @Test("a frame is found in a stream, and nothing else", arguments: frames) func found(vector: FrameVector) {
        #expect(steps(vector.octets) == ["frame"])
        #expect(
            steps([0x55] + vector.octets + vector.octets.dropFirst() + [0x55, 0xA0]) == [
                "noise", "frame", "frame", "noise",
            ])
        for count in [1, vector.octets.count / 2, vector.octets.count - 1] {
            #expect(steps(Array(vector.octets.prefix(count))) == [], "\(count) octets")
        }
    }

    @Test("a frame that is wrong is none", arguments: rejected.filter { $0.id != "hdlc-neg-negotiation-group-length" })
    func rejects(vector: FrameVector) {
        #expect(!steps(vector.octets).contains("frame"))
        #expect(WireDecoder.decode(vector.octets).failure != nil)
    }

    @Test("wrong parameters do not make a frame wrong, and are shown") func wrongParameters() throws {
        let vector = try #require(Self.rejected.first { $0.id == "hdlc-neg-negotiation-group-length" })
        #expect(steps(vector.octets) == ["frame"])
        #expect(WireDecoder.decode(vector.octets).failure?.field == "parameters")
        try withReader(Array(vector.octets.dropFirst().dropLast())) { reader in
            let frame = try HDLCFrame(from: &reader)
            #expect(throws: DecodeError.self) { try frame.negotiation() }
        }
    }

    @Test("what lies in a known frame is shown", arguments: frames) func shown(vector: FrameVector) {
        let decoding = WireDecoder.decode(vector.octets)
        let line = decoding.items.filter { $0.source == .line }
        #expect(line.map(\.name) == ["hdlc"])
        #expect(line.first?.length == vector.octets.count)
    }

    @Test("streams hold their frames", arguments: all.filter { $0.kind == "hdlc-stream" && $0.verdict == "accept" })
    func streams(vector: FrameVector) {
        let frames = steps(vector.octets).filter { $0 == "frame" }
        #expect(Fact(frames.count) == vector.expected["frame-count"])
        #expect(WireDecoder.decode(vector.octets).items.filter { $0.name == "hdlc" }.count == frames.count)
    }

    private func steps(_ octets: [UInt8]) -> [String] {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 2100, alignment: 1)
        defer { storage.deallocate() }
        var reassembler = HDLCReassembler(storage: storage)
        return octets.withUnsafeBytes { bytes in
            var rest = Octets(bytes)
            var found: [String] = []
            while true {
                switch reassembler.next(&rest) {
                case .frame: found.append("frame")
                case .broken: found.append("broken")
                case .noise: found.append("noise")
                case .incomplete: return found
                }
            }
        }
    }
}

extension HDLCFrame {
    fileprivate func facts(_ octets: [UInt8]) -> [String: Fact] {
        var facts: [String: Fact] = [
            "format-type": "10", "segmented": Fact(isSegmented), "destination": destination.fact,
            "source": source.fact, "control": Fact(hex: [control.rawValue]), "pf": Fact(control.isPoll ? 1 : 0),
            "information": Fact(hex: information.array), "fcs": Fact(hex: Array(octets.dropLast().suffix(2))),
        ]
        let header = 4 + destination.size + source.size
        facts["hcs"] = information.isEmpty ? .null : Fact(hex: Array(octets[header...].prefix(2)))
        let words = "\(control)".split(separator: " ")
        facts["type"] = .text(String(words[0]))
        switch control.type {
        case .i(let ns, let nr): (facts["ns"], facts["nr"]) = (Fact(ns), Fact(nr))
        case .rr(let nr), .rnr(let nr): facts["nr"] = Fact(nr)
        default: break
        }
        return facts
    }

    fileprivate func negotiation() throws -> [String: Fact] {
        var reader = ByteReader(information)
        let parameters = try HDLCParameters(from: &reader)
        return [
            "max-info-transmit": Fact(parameters.transmitLength),
            "max-info-receive": Fact(parameters.receiveLength),
            "window-transmit": Fact(parameters.transmitWindow),
            "window-receive": Fact(parameters.receiveWindow),
        ]
    }
}

extension HDLCAddress {
    fileprivate var fact: Fact {
        .map([
            "bytes": Fact(hex: encoded { encode(into: &$0) }), "upper": Fact(upper),
            "lower": lower.map { Fact($0) } ?? .null,
        ])
    }
}
