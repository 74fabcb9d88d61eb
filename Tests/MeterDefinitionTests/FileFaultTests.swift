import Foundation
import Testing

@testable import MeterDefinition

@Suite("Faults of the file itself")
struct FileFaultTests {
    private func faults(octets: [UInt8], named name: String = "x.yaml") throws -> [String] {
        var found: [String] = []
        try withFolder { folder in
            let path = folder + "/" + name
            try Data(octets).write(to: URL(fileURLWithPath: path))
            do throws(DefinitionFaults) {
                _ = try MeterDefinition.load(path: path)
            } catch {
                found = error.faults.map { $0.description.replacingOccurrences(of: folder + "/", with: "") }
            }
        }
        return found
    }

    @Test("a missing file") func missing() {
        #expect(throws: DefinitionFaults.self) { try MeterDefinition.load(path: "no/such.yaml") }
        do throws(DefinitionFaults) {
            _ = try MeterDefinition.load(path: "no/such.yaml")
        } catch {
            #expect(error.description == "no/such.yaml:1:1: error: there is no such file")
        }
    }

    @Test("a directory") func directory() throws {
        try withFolder { folder in
            do throws(DefinitionFaults) {
                _ = try MeterDefinition.load(path: folder)
                Issue.record("a directory was loaded")
            } catch {
                #expect(error.description == "\(folder):1:1: error: this is a directory, not a definition")
            }
        }
    }

    @Test("an empty file, and one of comments only", arguments: ["", "\n\n", "# nothing\n"]) func empty(text: String)
        throws
    {
        #expect(
            try faults(octets: Array(text.utf8))
                == ["x.yaml:1:1: error: the file is empty: a definition begins with \"meter:\""])
    }

    @Test("octets that are not UTF-8, at their place") func notUTF8() throws {
        let octets = Array("meter:\n  name: ü".utf8) + [0xFF, 0x0A]
        #expect(try faults(octets: octets) == ["x.yaml:2:10: error: this is not UTF-8 text"])
    }

    @Test("every tab in an indentation, but none elsewhere") func tabs() throws {
        let text = "meter:\n\tname: x\n  serial: \"a\tb\"\n \t manufacturer: MCS\n\t# a comment\n"
        #expect(
            try faults(octets: Array(text.utf8)) == [
                "x.yaml:2:1: error: a tab in the indentation: YAML needs blanks here",
                "x.yaml:4:2: error: a tab in the indentation: YAML needs blanks here",
            ])
    }

    @Test("100 MB are refused before they are read") func huge() throws {
        try withFolder { folder in
            let path = folder + "/huge.yaml"
            try Data().write(to: URL(fileURLWithPath: path))
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.truncate(atOffset: 100 << 20)
            try handle.close()
            let start = ContinuousClock.now
            do throws(DefinitionFaults) {
                _ = try MeterDefinition.load(path: path)
                Issue.record("a huge file was loaded")
            } catch {
                let message = "the file is larger than 4 MB, the most a definition may have"
                #expect(error.description == "\(path):1:1: error: \(message)")
            }
            #expect(ContinuousClock.now - start < .seconds(1))
        }
    }

    @Test("a byte order mark is no fault") func byteOrderMark() throws {
        #expect(try faults(octets: [0xEF, 0xBB, 0xBF] + Array(minimal.utf8)) == [])
    }
}
