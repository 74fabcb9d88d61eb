import Testing

@testable import TerminalKit

@Suite struct FormViewTests {
    private func form() -> FormView {
        var form = FormView([
            FormField("logical_name", "1.0.1.8.0.255", kind: .fixed),
            FormField("value", "12345", hint: "u32") { UInt32($0) == nil ? "0 to 4294967295" : nil },
            FormField("unit", "Wh", kind: .choice(["Wh", "varh", "var"])), FormField("enabled", "on", kind: .toggle),
        ])
        form.layout(in: Rect(x: 0, y: 0, width: 44, height: 5))
        return form
    }

    private func text(_ form: FormView) -> String {
        var canvas = Canvas(width: 44, height: 5)
        form.draw(into: &canvas)
        return canvas.text
    }

    @Test("shows labels, values and hints, and starts at the first field that can be changed") func draws() {
        #expect(
            text(form()) == """
                 logical_name 1.0.1.8.0.255
                >value        12345                      u32
                 unit         Wh
                 enabled      [x]

                """
        )
    }

    @Test("commits all values with Enter") func commits() {
        var form = form()
        for key in [.end, .backspace, "6", .down, .right, .tab, " "] as [Key] { #expect(form.handle(key) == .handled) }
        #expect(form.handle(.enter) == .committed(["1.0.1.8.0.255", "12346", "varh", "off"]))
    }

    @Test("says what is wrong, stays open and goes to the field") func refuses() {
        var form = form()
        for key in [.end, "x", .down] as [Key] { _ = form.handle(key) }
        #expect(form.handle(.enter) == .handled)
        #expect(form.current == 1)
        #expect(text(form).hasSuffix("! 0 to 4294967295"))
        _ = form.handle(.backspace)
        #expect(form.fault == nil)
        #expect(form.handle(.enter) == .committed(["1.0.1.8.0.255", "12345", "Wh", "on"]))
    }

    @Test("takes the beginning of a choice for the choice, if there is one only") func choices() {
        var form = form()
        _ = form.handle(.down)
        for key in [.backspace, .backspace, "v", "a", "r"] as [Key] { _ = form.handle(key) }
        #expect(form.fields[2].committed == "var")
        _ = form.handle("h")
        #expect(form.fields[2].committed == "varh")
        _ = form.handle("x")
        #expect(form.handle(.enter) == .handled)
        #expect(form.fault == "one of: Wh, varh, var")
    }

    @Test("is left with Esc") func leaves() {
        var form = form()
        #expect(form.handle(.escape) == .left)
    }

    @Test("walks in a circle and leaves out fixed fields") func walks() {
        var form = form()
        let order = (0..<4).map { _ in
            _ = form.handle(.tab)
            return form.current
        }
        #expect(order == [2, 3, 1, 2])
        _ = form.handle(.backTab)
        #expect(form.current == 1)
    }

    @Test("scrolls to the current field") func scrolls() {
        var form = FormView((0..<20).map { FormField("f\($0)", "\($0)") })
        form.layout(in: Rect(x: 0, y: 0, width: 30, height: 4))
        for _ in 0..<5 { _ = form.handle(.down) }
        var canvas = Canvas(width: 30, height: 4)
        form.draw(into: &canvas)
        #expect(canvas.text.hasPrefix(" f3  3\n f4  4\n>f5  5"))
    }
}
