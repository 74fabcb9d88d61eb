import TerminalKit
import Testing

@testable import Console

@Suite struct DialogTests {
    private func text(_ dialog: any Dialog, width: Int = 52, height: Int = 9) -> String {
        var canvas = Canvas(width: width, height: height)
        dialog.layout(in: dialog.frame(in: canvas.bounds))
        dialog.draw(into: &canvas)
        return canvas.text
    }

    private func form(_ commit: @escaping ([String]) -> FormDialog.Outcome) -> FormDialog {
        FormDialog(
            "value", note: ["0.0.96.1.0.255, attribute 2"],
            fields: [FormField("value", "MCS00000001", hint: "octet-string")], commit: commit
        )
    }

    @Test("draws a form with its note in a box") func draws() {
        #expect(
            text(form { _ in .accepted(.handled) }) == """


                 ┌─ value ───────────────────────────────────────┐
                 │ 0.0.96.1.0.255, attribute 2                   │
                 │ >value MCS00000001               octet-string │
                 │                                               │
                 └───────────────────────────────────────────────┘


                """
        )
    }

    @Test("closes a form that is accepted and passes on what follows") func accepts() {
        let form = form { .accepted(.message(Notice("old → \($0[0])"))) }
        for key in [.end] + Array(repeating: .backspace, count: 20) + ["7"] as [Key] { _ = form.handle(key) }
        guard case .dismissThen(.message(let notice)) = form.handle(.enter) else {
            Issue.record("the form stayed open")
            return
        }
        #expect(notice.text == "old → 7")
    }

    @Test("keeps a form open that is refused, with the reason") func refuses() {
        let form = form { _ in .refused("at most 16 octets") }
        guard case .handled = form.handle(.enter) else {
            Issue.record("the form was left")
            return
        }
        #expect(text(form).contains("! at most 16 octets"))
    }

    @Test("leaves a form with Esc") func leaves() {
        guard case .dismiss = form({ _ in .accepted(.handled) }).handle(.escape) else {
            Issue.record("Esc did not leave")
            return
        }
    }

    @Test("chooses from a list") func chooses() {
        let dialog = ChooseDialog("Theme", ["dark", "light", "mono"], selected: 1) { .run("theme \($0)") }
        #expect(text(dialog).contains(">  light") || text(dialog).contains("> light"))
        _ = dialog.handle(.down)
        guard case .dismissThen(.run(let line)) = dialog.handle(.enter) else {
            Issue.record("nothing was chosen")
            return
        }
        #expect(line == "theme 2")
    }
}
