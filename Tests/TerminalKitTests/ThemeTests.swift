import Testing

@testable import TerminalKit

@Suite struct ThemeTests {
    @Test("reads colours and refuses what is none") func colours() {
        #expect(Colour(hex: "#FF8000") == Colour(red: 255, green: 128, blue: 0))
        for text in ["FF8000", "#FF800", "#GG0000", "#FF80001", ""] { #expect(Colour(hex: text) == nil) }
    }

    @Test(
        "finds the nearest of the 256 colours",
        arguments: [
            ("#000000", 16), ("#ffffff", 231), ("#ff0000", 196), ("#808080", 244), ("#16181d", 234), ("#5f87af", 67),
        ])
    func nearest(hex: String, index: Int) {
        #expect(Colour(hex: hex)?.nearest256 == index)
    }

    @Test("finds the nearest of the 16 colours unless a hint says which") func sixteen() {
        #expect(Colour(hex: "#f01010")?.nearest16 == .brightRed)
        #expect(Colour(hex: "#f01010", hint: .yellow)?.nearest16 == .yellow)
        #expect(ANSIColour(name: "bright_blue") == .brightBlue)
        #expect(ANSIColour.brightBlack.name == "bright_black")
        #expect(ANSIColour(name: "pink") == nil)
    }

    @Test("lays the selection over a role and keeps its colour") func selection() {
        let blue = Colour(red: 0, green: 0, blue: 255)
        let theme = Theme(
            name: "t",
            styles: [.value: Style(foreground: blue, attributes: .bold), .selection: Style(attributes: .reverse)]
        )
        let style = theme.style(of: Cell("1", .value, selected: true))
        #expect(style == Style(foreground: blue, attributes: [.bold, .reverse]))
    }

    @Test("leaves a role its own ground when it is selected") func ownGround() {
        let lit = Style(foreground: Colour(hex: "#000000"), background: Colour(hex: "#f2d06b"))
        let theme = Theme(name: "t", styles: [.lit: lit, .selection: Style(background: Colour(hex: "#243450"))])
        #expect(theme.style(of: Cell("1", .lit, selected: true)) == lit)
        #expect(theme.style(of: Cell("1", .text, selected: true)).background == Colour(hex: "#243450"))
    }

    @Test("shows selection, focus, faults and changes without colour") func mono() {
        let mono = Theme.mono
        for role in [Role.selection, .borderFocused, .error, .apduError, .changed, .lit, .input, .warning] {
            #expect(!mono[role].attributes.isEmpty, "\(role)")
        }
        #expect(Role.allCases.allSatisfy { mono[$0].foreground == nil && mono[$0].background == nil })
    }
}
