import DLMSWire
import MeterDefinition
import TerminalKit
import Testing

@testable import Console
@testable import MeterHost

@Suite("A transfer in blocks on the Frames screen") struct TransferRowsTests {
    private static let exchange: [(String, Frame.Direction)] = [
        ("C001C1000100002A0000FF0200", .received), ("C402C10000000001000309046D", .sent),
        ("C002C100000001", .received), ("C402C101000000020003657472", .sent),
        ("C001C200030100010800FF0900", .received), ("C401C20104", .sent),
    ]

    /// Puts the first frames of the exchange into the log of a meter.
    private func meter(frames: Int = 6) throws -> MeterHandle {
        let handle = try MeterHandle(MeterDefinition.load(text: SampleCapture.definition, file: "sample.yaml"))
        handle.sync { meter in
            let tap = CaptureLog.Tap(line: meter.capture.register(line: "hdlc+tcp://127.0.0.1:4060"), link: 1)
            for (hex, direction) in Self.exchange.prefix(frames) {
                let digits = Array(hex)
                let octets = stride(from: 0, to: digits.count, by: 2).compactMap {
                    UInt8(String(digits[$0...($0 + 1)]), radix: 16)
                }
                octets.withUnsafeBytes {
                    meter.capture.append($0, direction, at: 0, on: tap, client: 16, server: 1, kind: .apdu)
                }
            }
        }
        return handle
    }

    private func rows(_ handle: MeterHandle, after keys: [Key] = []) -> [String] {
        handle.sync { meter in
            let screen = FramesScreen(meter: meter, secrets: SecretPolicy())
            let place = Rect(x: 0, y: 0, width: 100, height: 30)
            screen.layout(in: place)
            for key in keys {
                _ = screen.handle(key)
                screen.layout(in: place)
            }
            var canvas = Canvas(width: 100, height: 30)
            screen.draw(into: &canvas)
            return (0..<30).map { String(canvas.textOfRow($0)) }
        }
    }

    private func list(_ rows: [String]) -> [String] {
        rows[1...8].map { String($0.dropFirst(14)).replacing(/\s+$/, with: "") }.filter { !$0.isEmpty }
    }

    @Test("is one row that says how it went") func folded() throws {
        #expect(
            list(rows(try meter())) == [
                "◀ 16→1      ▸ get-request-normal 0.0.42.0.0.255 value 2 blocks, 6 octets",
                "◀ 16→1      get-request-normal 1.0.1.8.0.255 /9",
                "▶ 1→16     !get-response-normal 1.0.1.8.0.255 /9 object-undefined",
            ])
    }

    @Test("shows how far it has come while it runs") func running() throws {
        #expect(
            list(rows(try meter(frames: 3))) == [
                "◀ 16→1      ▸ get-request-normal 0.0.42.0.0.255 value 1 block, 3 octets …"
            ])
    }

    @Test("says why it broke") func broken() throws {
        let handle = try meter(frames: 3)
        handle.sync { meter in
            let tap = CaptureLog.Tap(line: 0, link: 1)
            let refusal: [UInt8] = [0xC4, 0x02, 0xC1, 1, 0, 0, 0, 2, 1, 0x0F]
            refusal.withUnsafeBytes {
                meter.capture.append($0, .sent, at: 0, on: tap, client: 16, server: 1, kind: .apdu)
            }
        }
        let row = try #require(list(rows(handle)).first)
        #expect(row.hasPrefix("◀ 16→1     !▸ get-request-normal"))
        #expect(row.contains("broken: long-get-aborted after …"))
    }

    @Test("opens into its blocks and folds again") func unfold() throws {
        let open = list(rows(try meter(), after: [.home, .right]))
        #expect(open.count == 6)
        #expect(open[0].contains("▾ get-request-normal"))
        #expect(open[1].contains("  get-response-with-datablock"))
        #expect(list(rows(try meter(), after: [.home, .right, .down, .down, .left])).count == 3)
    }

    @Test("is decoded as a whole") func decoded() throws {
        let screen = rows(try meter(), after: [.home])
        #expect(screen.contains { $0.contains("transfer  2 blocks, 6 octets") })
        #expect(screen.contains { $0.contains("octet-string") && $0.contains("metr") || $0.contains("6D 65 74 72") })
    }

    @Test("a filter that does not show the request shows the blocks") func filtered() throws {
        try meter().sync { meter in
            let screen = FramesScreen(meter: meter, secrets: SecretPolicy())
            _ = screen.use(filter: "dir==tx")
            screen.layout(in: Rect(x: 0, y: 0, width: 100, height: 30))
            #expect(screen.frames.count == 3)
        }
    }
}
