import DLMSWire
import MeterDefinition
import TerminalKit
import Testing

@testable import Console
@testable import MeterHost

@Suite("HDLC on the Frames screen") struct HDLCRowsTests {
    private static let get = octets("C001C100030100010800FF0200")
    private static let server = HDLCAddress(upper: 1, lower: 16, size: 2)

    private static func octets(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
    }

    private static func frame(
        _ type: HDLCControl.FrameType, _ information: [UInt8] = [], isSegmented: Bool = false
    ) -> [UInt8] {
        information.withUnsafeBytes { bytes in
            let frame = HDLCFrame(
                to: server, from: HDLCAddress(16), HDLCControl(type, isPoll: true), isSegmented: isSegmented,
                information: Octets(bytes))
            return encoded { frame.encode(into: &$0) }
        }
    }

    private struct Row {
        var octets: [UInt8]
        var way = Frame.Direction.received
        var kind = Frame.Kind.hdlc
        var verdict = FrameVerdict.taken
    }

    /// A request in two segments and its answer, among frames that nobody answers.
    private static var rows: [Row] {
        var broken = frame(.rr(nr: 4))
        broken[broken.count - 2] ^= 0xFF
        let expected = UInt16(broken[broken.count - 3]) << 8 | UInt16(broken[broken.count - 2] ^ 0xFF)
        return [
            Row(octets: frame(.snrm)), Row(octets: broken, verdict: FrameVerdict(.badFCS, expected)),
            Row(octets: frame(.snrm), verdict: FrameVerdict(.wrongDevice, 16)),
            Row(octets: frame(.i(ns: 0, nr: 0), [0xE6, 0xE6, 0] + get.prefix(5), isSegmented: true)),
            Row(octets: frame(.i(ns: 1, nr: 0), Array(get.dropFirst(5)))),
            Row(octets: get, kind: .apdu), Row(octets: octets("C401C1000600BC614E"), way: .sent, kind: .apdu),
            Row(octets: frame(.i(ns: 0, nr: 2), [0xE6, 0xE7, 0] + octets("C401C1000600BC614E")), way: .sent),
        ]
    }

    private func draw(after keys: [Key] = [], filter: String = "") throws -> Canvas {
        let handle = try MeterHandle(MeterDefinition.load(text: SampleCapture.definition, file: "sample.yaml"))
        return handle.sync { meter in
            let tap = CaptureLog.Tap(line: meter.capture.register(line: "hdlc+tcp://127.0.0.1:4060"), link: 1)
            for row in Self.rows {
                row.octets.withUnsafeBytes {
                    meter.capture.append(
                        $0, row.way, at: 0, on: tap, client: 16, server: 1, kind: row.kind, verdict: row.verdict)
                }
            }
            let screen = FramesScreen(meter: meter, secrets: SecretPolicy())
            _ = screen.use(filter: filter)
            let place = Rect(x: 0, y: 0, width: 130, height: 40)
            screen.layout(in: place)
            for key in keys {
                _ = screen.handle(key)
                screen.layout(in: place)
            }
            var canvas = Canvas(width: 130, height: 40)
            screen.draw(into: &canvas)
            return canvas
        }
    }

    private func list(_ canvas: Canvas) -> [String] {
        (1...10).map { String(canvas.textOfRow($0).dropFirst(14)).replacing(/\s+$/, with: "") }.filter { !$0.isEmpty }
    }

    @Test("frames stand by their control field, with what would have been right, and APDUs among them") func rows()
        throws
    {
        let list = list(try draw())
        #expect(list[0] == "◀ 16→1      SNRM P")
        #expect(list[1].hasPrefix("◀ 16→1     !RR 4 P") || list[1].contains("FCS"))
        #expect(list[1].contains(", expected "))
        #expect(list[2] == "◀ 16→1     !SNRM P for another meter: the lower address here is 16")
        #expect(list[3] == "◀ 16→1      I 0,0 P 8 octets, more follow")
        #expect(list[5] == "◀ 16→1      get-request-normal 1.0.1.8.0.255 Active energy import / value")
        #expect(list[6].contains("Active energy import / value 12345678 (12 345.678 kWh)"))
        #expect(list[7] == "▶ 1→16      I 0,2 F 12 octets")
    }

    @Test("what the meter does not answer stands back") func dimmed() throws {
        let canvas = try draw(after: [.home])
        let column = 26
        #expect(canvas[column, 1].role == .frameReceived)
        #expect(canvas[column, 2].role == .dim && canvas[column, 3].role == .dim)
    }

    @Test("a filter shows one layer", arguments: [("layer==hdlc", 6), ("layer==apdu", 2), ("layer==text", 0)])
    func layers(filter: String, count: Int) throws {
        let shown = list(try draw(filter: filter)).filter { $0.contains("→") && !$0.contains("filter") }
        #expect(shown.count == count)
    }

    @Test("an APDU in segments folds its frames into its row, and opens into them again") func foldedSegments() throws {
        let apdu = [.home] + [Key](repeating: .down, count: 5)
        for begin in [apdu, apdu + [.up]] {
            let folded = list(try draw(after: begin + [.left]))
            #expect(folded[3].hasPrefix("◀ 16→1      ▸ get-request-normal"))
            #expect(folded[5] == "▶ 1→16      I 0,2 F 12 octets")
            #expect(list(try draw(after: begin + [.left, .right])) == list(try draw()))
        }
        // The answer came in one frame: there is nothing to fold.
        #expect(list(try draw(after: apdu + [.down, .left])) == list(try draw()))
    }

    @Test("an APDU opens into the frames that carried it") func segments() throws {
        let screen = try draw(after: [.home] + Array(repeating: .down, count: 5))
        let text = (0..<40).map(screen.textOfRow).joined(separator: "\n")
        #expect(text.contains("hdlc  2 frames"))
        #expect(text.contains("I 0,0 P  8 octets, more follow  frame 4"))
        #expect(text.contains("I 1,0 P  8 octets  frame 5"))
    }
}
