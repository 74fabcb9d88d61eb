import TerminalKit
import Testing

@testable import Console

@Suite struct TitleBarTests {
    private func text(_ bar: TitleBar, width: Int) -> String {
        var canvas = Canvas(width: width, height: 2)
        canvas.box(canvas.bounds)
        bar.draw(into: &canvas, in: canvas.bounds.row(0))
        return canvas.textOfRow(0)
    }

    private let bar = TitleBar(
        meter: "three-phase", identity: "MCS00000001", clock: "2026-11-22 20:31:07", speed: "×1",
        lines: [
            TitleBar.Line(name: "tcp :4059", clients: 2), TitleBar.Line(name: "tcp :4060", clients: 0, failure: "busy"),
        ],
        flags: ["read-only"]
    )

    @Test("shows everything where there is room") func wide() {
        #expect(
            text(bar, width: 120) == "┌─ MeterConsole ─ three-phase ─ MCS00000001 ──── read-only ─ "
                + "2026-11-22 20:31:07 ×1 ─ tcp :4059 ▲2 · tcp :4060 ✗ busy ─┐"
        )
    }

    @Test("leaves out the program's name, then the identity") func narrow() {
        #expect(text(bar, width: 90).hasPrefix("┌─ three-phase ─"))
        #expect(text(bar, width: 90).hasSuffix("─ tcp :4059 ▲2 · tcp :4060 ✗ busy ─┐"))
        #expect(
            text(TitleBar(meter: "m", identity: "id", clock: "12:00"), width: 40).hasPrefix(
                "┌─ MeterConsole ─ m ─ id ─"))
    }
}
