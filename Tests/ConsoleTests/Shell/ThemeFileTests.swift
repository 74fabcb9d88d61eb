import Foundation
import TerminalKit
import Testing

@testable import Console

@Suite struct ThemeFileTests {
    /// A folder of theme files that is removed with its owner.
    private final class Folder {
        let path = NSTemporaryDirectory() + "themes-\(UUID().uuidString)"

        init(_ files: [String: String]) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for (name, text) in files {
                try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test(
        "carries five themes that give every role its look",
        arguments: ["dark", "light", "high-contrast", "mono", "colour-blind"])
    func builtIn(name: String) throws {
        let theme = try ThemeStore().theme(named: name)
        #expect(theme.name == name)
        #expect(Set(theme.styles.keys) == Set(Role.allCases))
        #expect(ThemeStore().names.contains(name))
    }

    @Test("has the monochrome theme in the program as in the file") func mono() throws {
        #expect(try ThemeStore().theme(named: "mono").styles == Theme.mono.styles)
    }

    @Test("tells received from sent and good from wrong without red and green for colour-blind users")
    func colourBlind() throws {
        let theme = try ThemeStore().theme(named: "colour-blind")
        for (one, other) in [(Role.frameReceived, Role.frameSent), (.good, .apduError), (.good, .warning)] {
            let (left, right) = (try #require(theme[one].foreground), try #require(theme[other].foreground))
            // Blue is what deuteranopia leaves to tell these apart.
            #expect(abs(Int(left.blue) - Int(right.blue)) > 100, "\(one) and \(other)")
        }
    }

    @Test(
        "can be read: every role has a contrast of 4.5 to its ground, also when it is selected",
        arguments: ["dark", "light", "high-contrast", "colour-blind"])
    func contrast(name: String) throws {
        let theme = try ThemeStore().theme(named: name)
        for role in Role.allCases where role != .border && role != .selection {
            for isSelected in [false, true] {
                let style = theme.style(of: Cell("x", role, selected: isSelected))
                let ratio = contrast(try #require(style.foreground), try #require(style.background))
                #expect(ratio >= 4.5, "\(role), selected: \(isSelected)")
            }
        }
    }

    /// Contrast as WCAG 2 defines it: 1 to 21.
    private func contrast(_ one: Colour, _ other: Colour) -> Double {
        func luminance(_ colour: Colour) -> Double {
            let linear = [colour.red, colour.green, colour.blue].map { level -> Double in
                let value = Double(level) / 255
                return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test("overrides only the roles that a file names") func partial() throws {
        let folder = try Folder(["dark.yaml": "roles: {value: {fg: \"#ff0000\"}, text: {bg: default}}"])
        let plain = try ThemeStore().theme(named: "dark")
        let theme = try ThemeStore(folders: [folder.path]).theme(named: "dark")
        #expect(theme[.value].foreground == Colour(hex: "#ff0000"))
        #expect(theme[.text].background == nil)
        #expect(theme[.unit].background == nil, "the ground of all roles is that of text")
        #expect(theme[.unit].foreground == plain[.unit].foreground)
        #expect(theme[.title].attributes == plain[.title].attributes)
    }

    @Test("builds a new theme on the standard one or on the one it names") func based() throws {
        let folder = try Folder([
            "mine.yaml": "roles: {error: red}",
            "paper.yaml": "based_on: light\nroles: {error: {style: [bold, underline]}}",
        ])
        let store = ThemeStore(folders: [folder.path])
        #expect(Array(store.names.suffix(2)) == ["mine", "paper"])
        #expect(try store.theme(named: "mine")[.error].foreground?.hint == .red)
        #expect(try store.theme(named: "mine")[.unit] == ThemeStore().theme(named: "dark")[.unit])
        let paper = try store.theme(named: "paper")
        #expect(paper[.error].attributes == [.bold, .underline])
        #expect(paper[.text] == (try ThemeStore().theme(named: "light"))[.text])
    }

    @Test("takes a file by its path") func path() throws {
        let folder = try Folder(["mine.yaml": "based_on: light\nroles: {error: red}"])
        let theme = try ThemeStore().theme(named: "\(folder.path)/mine.yaml")
        #expect(theme.name == "mine")
        #expect(theme[.error].foreground?.hint == .red)
        #expect(throws: ThemeFault.self) { try ThemeStore().theme(named: "\(folder.path)/none.yaml") }
    }

    @Test("lets a later folder override an earlier one") func order() throws {
        let one = try Folder(["dark.yaml": "roles: {value: red, unit: red}"])
        let two = try Folder(["dark.yaml": "roles: {value: green}"])
        let theme = try ThemeStore(folders: [one.path, two.path]).theme(named: "dark")
        #expect(theme[.value].foreground?.hint == .green)
        #expect(theme[.unit].foreground?.hint == .red)
    }

    @Test(
        "names file, line and remedy of a fault",
        arguments: [
            ("roles:\n  text: {fg: \"#12345\"}", "2: error: `#12345` is no colour"),
            ("roles:\n  text: {}\n  txet: {}", "3: error: unknown `txet`; known are text"),
            ("roles:\n  text: {foreground: red}", "2: error: unknown `foreground`; known are fg"),
            ("roles:\n  text: {style: heavy}", "2: error: `heavy` is no style; one or a list of bold"),
            ("roles:\n  text: [red, blue]\n", "2: error: a mapping was expected"),
            ("roles:\n  text: {fg: [\"#ffffff\"]}", "2: error: a colour list is [\"#RRGGBB\", name]"),
            ("roles:\n  text: {fg: \"#ffffff\"\n", "error: not valid YAML"),
            ("colours: {}", "1: error: unknown `colours`"), ("", "1: error: the file is empty"),
            ("based_on: dark", "error: `dark` is based on itself"), ("based_on: nothing", "no theme `nothing`"),
        ]) func faults(text: String, message: String) throws
    {
        let folder = try Folder(["dark.yaml": text])
        let fault = #expect(throws: ThemeFault.self) { try ThemeStore(folders: [folder.path]).theme(named: "dark") }
        let description = try #require(fault?.description)
        #expect(description.contains(message), "\(description)")
        #expect(!description.contains("\n"))
    }

    @Test("refuses a file that is not UTF-8 and a circle of themes") func unreadable() throws {
        let folder = try Folder(["a.yaml": "based_on: b", "b.yaml": "based_on: a"])
        try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: folder.path + "/dark.yaml"))
        let store = ThemeStore(folders: [folder.path])
        #expect(throws: ThemeFault.self) { try store.theme(named: "dark") }
        #expect(throws: ThemeFault.self) { try store.theme(named: "a") }
        #expect(throws: ThemeFault.self) { try store.theme(named: "../dark") }
    }

    @Test("switches live and says so; a list without a name") func live() {
        let console = TestConsole()
        console.press(":")
        console.type("theme li")
        console.press(.tab, .enter)
        #expect(console.app.theme.name == "light")
        #expect(console.status == "theme light")
        guard case .use(let theme)? = console.app.takeEffects().first else {
            Issue.record("the terminal was not told")
            return
        }
        #expect(theme.name == "light")
        console.app.run("theme")
        console.press(.down, .enter)
        #expect(console.app.theme.name == "high-contrast")
    }
}
