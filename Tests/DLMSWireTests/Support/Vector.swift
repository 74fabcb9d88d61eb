import Foundation
import Testing
import Yams

/// One known answer of `Tests/Vectors`.
struct Vector: CustomTestStringConvertible, Sendable {
    enum Kind: String { case data, apdu, wrapper }
    enum Verdict: String { case accept, reject, incomplete, either }

    var id: String
    var kind: Kind
    var verdict: Verdict
    var octets: [UInt8]
    /// What it decodes to, when accepted.
    var expectedYAML: String

    var testDescription: String { id }
    var expected: Fact { (try? Yams.compose(yaml: expectedYAML)).flatMap { $0 }.map(Fact.init) ?? .null }
}

extension Vector {
    /// Areas with APDUs. HDLC and mode E frames are a ``FrameVector``; deciphering is not built. An APDU that lies
    /// inside an HDLC frame or was deciphered is a vector all the same, from the octets that the file gives for it.
    static let areas = ["axdr", "acse", "xdlms", "wrapper", "access", "gbt", "sn", "push", "security", "hdlc"]

    static let all: [Vector] = areas.flatMap { area -> [Vector] in
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Vectors")
        guard let text = try? String(contentsOf: folder.appending(path: "\(area).yaml"), encoding: .utf8),
            let file = try? Yams.compose(yaml: text), let nodes = file["vectors"]?.sequence
        else { return [] }
        return nodes.flatMap(vectors)
    }

    static let accepted = all.filter { $0.verdict == .accept }

    /// The vector itself where its kind is built, and the APDUs that it says are inside.
    private static func vectors(in node: Node) -> [Vector] {
        let id = node["id"]?.string ?? "?"
        let verdict = node["verdict"]?.string.flatMap(Verdict.init) ?? .reject
        // Fails only when its tag is checked, with the key.
        guard id != "sec-neg-glo-tag-flipped" else { return [] }
        var found: [Vector] = []
        if let kind = node["kind"]?.string.flatMap(Kind.init), let hex = node["hex"]?.string,
            let facts = node["expected"]
        {
            found.append(Vector(id, kind, verdict, hex, facts))
        }
        guard verdict == .accept, let expected = node["expected"] else { return found }
        for (octets, facts) in [
            ("apdu", "apdu-decoded"), ("reassembled-apdu", "apdu-decoded"), ("deciphered-apdu", "deciphered"),
        ] {
            guard let hex = expected[octets]?.string, let facts = expected[facts] else { continue }
            found.append(Vector("\(id) \(octets)", .apdu, .accept, hex, facts))
        }
        return found + blocks(in: node, id)
    }

    /// The blocks of a general block transfer.
    private static func blocks(in node: Node, _ id: String) -> [Vector] {
        guard let list = node["hex"]?.sequence, let facts = node["expected"]?["blocks"]?.sequence else { return [] }
        return zip(list, facts).enumerated().map { index, pair in
            let hex = pair.0
            var facts = pair.1
            facts["apdu"] = "general-block-transfer"
            return Vector("\(id) block \(index + 1)", .apdu, .accept, hex.string ?? "", facts)
        }
    }

    private init(_ id: String, _ kind: Kind, _ verdict: Verdict, _ hex: String, _ facts: Node) {
        (self.id, self.kind, self.verdict) = (id, kind, verdict)
        octets = DLMSWireTests.octets(hex)
        expectedYAML = (try? Yams.serialize(node: facts)) ?? ""
    }
}
