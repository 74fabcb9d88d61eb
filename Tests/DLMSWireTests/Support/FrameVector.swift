import Foundation
import Yams
import Testing

/// A known answer of the areas that are no APDUs: what is expected is a map of facts.
struct FrameVector: CustomTestStringConvertible, Sendable {
    var id: String
    var kind: String
    var verdict: String
    var octets: [UInt8]
    var expected: Fact

    var testDescription: String { id }

    static func all(in area: String) -> [FrameVector] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Vectors")
        guard let text = try? String(contentsOf: folder.appending(path: "\(area).yaml"), encoding: .utf8),
            let file = try? Yams.compose(yaml: text), let nodes = file["vectors"]?.sequence
        else { return [] }
        return nodes.compactMap { node in
            guard let hex = node["hex"]?.string, let expected = node["expected"] else { return nil }
            return FrameVector(
                id: node["id"]?.string ?? "?", kind: node["kind"]?.string ?? "?",
                verdict: node["verdict"]?.string ?? "?", octets: DLMSWireTests.octets(hex), expected: Fact(expected))
        }
    }
}
