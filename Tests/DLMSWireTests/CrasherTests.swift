import DLMSWire
import Foundation
import Testing

/// What once crashed a decoder in `make fuzz` must not do so again.
@Suite("Crashers") struct CrasherTests {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../Fuzz/Crashers")

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasSuffix(".md") }.sorted()

    @Test("are decoded or refused", arguments: files) func replay(file: String) throws {
        let octets = [UInt8](try Data(contentsOf: Self.folder.appending(path: file)))
        for decoding in [WireDecoder.decode(octets), WireDecoder.decode(apdu: octets)] {
            #expect(decoding.failure.map { (0...octets.count).contains($0.offset) } ?? true)
        }
        let value = try? DataValue(octets)
        #expect(value.map { (try? DataValue($0.octets)) != nil } ?? true)
    }
}
