import Foundation
import Testing

@testable import Console

@Suite struct KeysDocumentTests {
    @Test("prints a table of every section from the records") func tables() {
        let text = KeysDocument.markdown([KeysDocument.Section("Objects", TestScreen.commandTable)])
        #expect(text.contains("\n## Objects\n\n| Key | Command | What it does |\n| --- | --- | --- |\n"))
        #expect(text.contains("| `e` (detail) | `:edit` | Change the value. |\n"))
        #expect(text.contains("|  | `:goto OBIS` | Go to an object. |\n"))
        #expect(text.contains("\n## Lists and trees\n"))
    }

    /// To print the page anew: `METERCONSOLE_WRITE_DOCS=1 swift test --filter KeysDocumentTests`.
    @Test("is what docs/keys.md says") func page() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/keys.md")
        let text = KeysDocument.markdown(ConsoleScreens.keySections)
        if ProcessInfo.processInfo.environment["METERCONSOLE_WRITE_DOCS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test("names each command once and explains it in a sentence") func records() {
        let records = ConsoleScreens.keySections.flatMap(\.records)
        let names = records.map(\.name)
        #expect(Set(names).count == names.count, "\(names)")
        #expect(records.allSatisfy { $0.help.hasSuffix(".") })
        #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }
}
