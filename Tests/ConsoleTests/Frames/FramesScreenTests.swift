import MeterHost
import TerminalKit
import Testing

@testable import Console

@Suite struct FramesScreenTests {
    let capture: SampleCapture

    init() throws { capture = try SampleCapture() }

    /// The screen's rows after some keys.
    private func rows(
        width: Int = 100, height: Int = 16, after keys: [Key] = [], _ change: (FramesScreen) -> Void = { _ in }
    )
        -> [String]
    {
        capture.handle.sync { meter in
            let screen = FramesScreen(meter: meter, secrets: SecretPolicy())
            let place = Rect(x: 0, y: 0, width: width, height: height)
            change(screen)
            screen.layout(in: place)
            for key in keys {
                _ = screen.handle(key)
                screen.layout(in: place)
            }
            var canvas = Canvas(width: width, height: height)
            screen.draw(into: &canvas)
            return (0..<height).map { canvas.textOfRow($0) }
        }
    }

    @Test("lists frames with their object, also for the answer, and the value with its unit") func list() {
        let list = rows()[1...4].map { String($0.dropFirst(14)) }
        #expect(
            list == [
                "◀ 16→1      get-request-normal 1.0.1.8.0.255 value",
                "▶ 1→16      get-response-normal 1.0.1.8.0.255 value 12345678 (12 345.678 kWh)",
                "◀ 16→1      get-request-normal 1.0.1.8.0.255 /9",
                "▶ 1→16     !get-response-normal 1.0.1.8.0.255 /9 object-undefined",
            ])
    }

    @Test("moving in the tree lights the field's octets") func treeToOctets() {
        let screen = rows(height: 40, after: [.home, .tab] + Array(repeating: .down, count: 10))
        #expect(screen.contains { $0.contains("> ") && $0.contains("instance-id") })
        #expect(screen.contains { $0.contains("C0 01 C1 00 03 01_00_01") })
        #expect(screen.contains { $0.contains("08_00_FF 02 00") })
    }

    @Test("moving in the octets selects their field") func octetsToTree() {
        let down = Array(repeating: Key.right, count: 12)
        let screen = rows(height: 40, after: [.home, .tab, .tab] + down)
        #expect(screen.contains { $0.hasPrefix(">") && $0.contains("class-id") })
    }

    @Test("shows only what a filter lets through, errors by their answer") func filter() {
        let screen = rows { _ = $0.use(filter: "obis==1.0.1.8.0.255 && err") }
        #expect(screen[1].contains("object-undefined"))
        #expect(screen[2].trimmed.isEmpty)
    }

    @Test("says so when nothing matches") func nothing() {
        #expect(rows { _ = $0.use(filter: "svc==set") }[1].contains("No frame matches the filter"))
    }

    @Test("a paused display stays as it is while frames come") func pause() throws {
        try capture.handle.sync { meter in
            let screen = FramesScreen(meter: meter, secrets: SecretPolicy())
            let place = Rect(x: 0, y: 0, width: 80, height: 20)
            screen.layout(in: place)
            let pause = try #require(screen.commands.first { $0.record.name == "pause" })
            _ = pause.run([])
            SampleCapture.replay(on: meter)
            screen.layout(in: place)
            #expect(screen.frames.count == 4)
            #expect(screen.selected == 4)
            _ = pause.run([])
            screen.layout(in: place)
            #expect(screen.frames.count == 8)
            #expect(screen.selected == 8)
        }
    }
}

extension String {
    fileprivate var trimmed: String { filter { $0 != " " && $0 != "│" } }
}
