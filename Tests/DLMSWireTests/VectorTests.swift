import DLMSWire
import Testing

@Suite("Known answers") struct VectorTests {
    @Test("every area has its vectors") func areas() {
        #expect(Vector.all.count > 200)
        #expect(Vector.accepted.count > 170)
    }

    @Test("decodes to what is known", arguments: Vector.accepted) func decodes(vector: Vector) throws {
        let found = try vector.decode()
        #expect(vector.expected.without(Vector.notOfTheFrame).matches(found), "found \(found)")
    }

    @Test("encodes back to the same octets", arguments: Vector.accepted) func encodesBack(vector: Vector) throws {
        let again = try vector.recode()
        #expect(again == vector.canonical)
    }

    @Test("is traced to the last octet", arguments: Vector.accepted) func traces(vector: Vector) throws {
        guard vector.kind != .data, !Vector.opaque.contains(vector.id) else { return }
        let decoding = WireDecoder.decode(vector.octets)
        #expect(decoding.failure == nil)
        #expect(decoding.items.count == 1)
        #expect(decoding.items.first?.offset == 0)
        #expect(decoding.items.first?.length == vector.octets.count)
        for item in decoding.items { expectNested(item) }
    }

    @Test("every proper prefix fails cleanly", arguments: Vector.accepted) func prefixes(vector: Vector) {
        for count in 0..<vector.octets.count {
            var cut = vector
            cut.octets = Array(vector.octets.prefix(count))
            #expect(throws: (any Error).self, "\(count) octets") { try cut.decode() }
            guard vector.kind != .data else { continue }
            let decoding = WireDecoder.decode(cut.octets)
            #expect(decoding.failure.map { (0...count).contains($0.offset) } ?? false, "\(count) octets")
        }
    }

    @Test("refuses what is wrong", arguments: Vector.all.filter { $0.verdict == .reject })
    func rejects(vector: Vector) {
        #expect(throws: (any Error).self) { try vector.decode() }
        #expect(vector.kind == .data || WireDecoder.decode(vector.octets).failure != nil)
    }

    @Test("waits for the rest of what is incomplete", arguments: Vector.all.filter { $0.verdict == .incomplete })
    func incomplete(vector: Vector) {
        vector.octets.withUnsafeBytes { bytes in
            guard case .incomplete(let missing) = WrapperStep(Octets(bytes), limit: 0xFFFF) else {
                Issue.record("not incomplete")
                return
            }
            #expect(missing > 0)
        }
    }

    @Test("decodes or refuses, whichever", arguments: Vector.all.filter { $0.verdict == .either })
    func either(vector: Vector) {
        let decoding = WireDecoder.decode(vector.octets)
        #expect(decoding.failure != nil || decoding.items.first?.length == vector.octets.count)
    }

    /// Children lie inside their parent, one behind the other.
    private func expectNested(_ node: TraceNode) {
        var position = node.offset
        for child in node.children {
            #expect(child.offset >= position, "\(child.name) in \(node.name)")
            position = child.offset + child.length
            expectNested(child)
        }
        #expect(position <= node.offset + node.length, "\(node.name)")
    }
}

extension Vector {
    /// Facts that take a key to find.
    static let notOfTheFrame = ["deciphered-apdu", "deciphered"]
    /// WPDUs whose contents are no APDU.
    static let opaque = ["wrap-opaque-10", "wrap-gosem-out"]

    /// The octets that we write for it: some vectors are in a form that we only read.
    var canonical: [UInt8] {
        switch id {
        // True is any octet but 0; we write 1.
        case "axdr-boolean-ff": DLMSWireTests.octets("0301")
        case "axdr-array-bools": DLMSWireTests.octets("0102 0301 0300")
        // Lengths in more octets than they need.
        case "axdr-length-4-octets": DLMSWireTests.octets("0904 deadbeef")
        case _ where id.hasPrefix("gbt-cx-") && octets[6] == 0x82: Array(octets[..<6] + octets[8...])
        default: octets
        }
    }

    func decode() throws -> Fact {
        switch kind {
        case .data: try Fact(try DataValue(octets))
        case .apdu: try Fact.decode(octets)
        case .wrapper: try Fact(wpdu: octets)
        }
    }

    func recode() throws -> [UInt8] {
        switch kind {
        case .data: try DataValue(octets).octets
        case .apdu:
            try withReader(octets) { reader in
                let apdu = try APDU(from: &reader)
                return encoded { apdu.encode(into: &$0) }
            }
        case .wrapper:
            try withReader(octets) { reader in
                let header = try WrapperHeader(from: &reader)
                let apdu = reader.rest
                return encoded {
                    header.encode(into: &$0)
                    $0.octets(apdu)
                }
            }
        }
    }
}

extension Fact {
    init(wpdu octets: [UInt8]) throws {
        self = try octets.withUnsafeBytes { bytes in
            guard case .wpdu(let header, let apdu, let length) = WrapperStep(Octets(bytes), limit: 0xFFFF) else {
                throw DecodeError.truncated(field: "apdu", missing: 1)
            }
            #expect(length == octets.count)
            let facts: [String: Fact] = [
                "version": "1", "source-wport": Fact(header.sourcePort),
                "destination-wport": Fact(header.destinationPort), "length": Fact(header.length),
                "apdu": Fact(hex: apdu.array),
            ]
            guard let decoded = try? Fact.decode(apdu.array) else { return .map(facts) }
            return Fact.map(facts).adding(["apdu-decoded": decoded])
        }
    }

    func without(_ keys: [String]) -> Fact {
        guard case .map(let facts) = self else { return self }
        return .map(facts.filter { !keys.contains($0.key) })
    }
}
