import DLMSServer
import DLMSWire
import Foundation
import Testing
import Yams

/// A known answer of Tests/Vectors/security.yaml.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    struct Expected: Decodable { let operation: String?, inputs: [String: Input]?, output: String? }

    /// An input is hex, or a number.
    struct Input: Decodable, Sendable {
        let text: String
        init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    }

    private struct File: Decodable { let vectors: [Vector] }

    let id: String, kind: String, expected: Expected
    var testDescription: String { id }
    func input(_ name: String) -> [UInt8] { octets(expected.inputs?[name]?.text ?? "") }
    var output: [UInt8] { octets(expected.output ?? "") }

    /// Those of one operation.
    static func all(_ operation: String) throws -> [Vector] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appendingPathComponent("Vectors/security.yaml"), encoding: .utf8)
        return try YAMLDecoder().decode(File.self, from: text).vectors.filter {
            $0.kind == "crypto" && $0.expected.operation == operation
        }
    }
}

func run(_ body: (inout ByteWriter) throws(CipherError) -> Void) throws(CipherError) -> [UInt8] { try encoded(body) }

func octets(_ text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
}

/// A view of a copy that lives as long as the test.
func view(_ array: [UInt8]) -> Octets { Octets(UnsafeRawBufferPointer(memory(array))) }

func memory(_ array: [UInt8]) -> UnsafeMutableRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 1)
    copy.copyBytes(from: array)
    return copy
}
