import TerminalKit

/// The commands as a page of Markdown: docs/keys.md is printed from the same records as the key bar and the help.
public enum KeysDocument {
    /// A heading and the commands below it.
    public struct Section: Sendable {
        let title: String
        let records: [CommandRecord]

        public init<Target>(_ title: String, _ table: [Command<Target>]) {
            self.init(title, records: table.map(\.record))
        }

        init(_ title: String, records: [CommandRecord]) { (self.title, self.records) = (title, records) }
    }

    public static func markdown(_ sections: [Section]) -> String {
        let introduction = """
            # Keys and commands

            Printed from the command records of the console; `?` shows the same for the focused pane and runs what is
            selected. Every command can be typed after `:`, with completion.

            """
        let movement = Section("Lists and trees", records: movementRecords)
        return introduction + (sections + [movement]).map(text).joined()
    }

    private static func text(_ section: Section) -> String {
        let rows = section.records.map { record in
            "| \(keys(record)) | \(record.name.isEmpty ? "" : "`\(record.usage)`") | \(record.help) |\n"
        }
        return "\n## \(section.title)\n\n| Key | Command | What it does |\n| --- | --- | --- |\n" + rows.joined()
    }

    private static func keys(_ record: CommandRecord) -> String {
        record.keys.map { "`\($0)`" }.joined(separator: " ") + (record.pane.map { " (\($0))" } ?? "")
    }
}
