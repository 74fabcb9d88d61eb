import MeterHost
import TerminalKit

/// The newest frames, below the objects: enough to see that a client reads what was just edited.
struct NewestFrames {
    let meter: RunningMeter

    func draw(into canvas: inout Canvas, in place: Rect, focused: Bool) {
        let detail = StyledLine("\(meter.capture.count) · 2 shows all", .dim)
        canvas.pane(place, title: "Frames", detail: detail, focused: focused)
        let area = place.paneContents
        guard meter.capture.count > 0 else {
            canvas.write("No frames yet.", x: area.x + 1, y: area.y, role: .dim, width: area.width - 1)
            return
        }
        for (row, line) in lines(atMost: area.height, width: area.width).enumerated() {
            canvas.write(line, x: area.x + 1, y: area.y + row, width: area.width - 1)
        }
    }

    /// The newest at the bottom.
    private func lines(atMost count: Int, width: Int) -> [StyledLine] {
        let reader = FrameReader(meter: meter)
        let next = meter.capture.nextNumber
        return (max(meter.capture.firstNumber, next - count)..<next).compactMap { number in
            guard let frame = meter.capture[number], let facts = reader.facts(number) else { return nil }
            return FrameLine.make(facts, at: frame.time, target: reader.target(of: facts), width: width)
        }
    }
}
