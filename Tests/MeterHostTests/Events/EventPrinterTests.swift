import Glibc
import Testing

@testable import MeterHost

@Suite struct EventPrinterTests {
    /// Both ends of a pipe.
    private func makePipe() -> (reader: Int32, writer: Int32) {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        return (ends[0], ends[1])
    }

    private func read(_ descriptor: Int32) -> String {
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(descriptor, &piece, piece.count), count > 0 { text += piece.prefix(count) }
        return String(decoding: text, as: UTF8.self)
    }

    @Test("prints a line per event, in order")
    func order() {
        let ends = makePipe()
        let printer = EventPrinter(to: ends.writer) { "\($0.time)" }
        for time in 1...3 { printer.print(MeterEvent(time: Int64(time), kind: .connected)) }
        printer.finish()
        close(ends.writer)
        #expect(read(ends.reader) == "1\n2\n3\n")
    }

    @Test("a reader that stops holds nobody up; what it missed is counted")
    func stalledReader() {
        let ends = makePipe()
        let printer = EventPrinter(to: ends.writer) { event in
            if case .note(let text) = event.kind { text } else { String(repeating: "x", count: 100) }
        }
        for _ in 0..<200_000 { printer.print(MeterEvent(time: 0, kind: .connected)) }
        printer.finish(within: .milliseconds(1))
        let closer = Errand<Void, Void> {
            printer.finish(within: .seconds(10))
            close(ends.writer)
        }
        runInBackground { closer.run(with: ()) }
        let lines = read(ends.reader).split(separator: "\n")
        #expect(lines.count < 200_000)
        #expect(lines.contains { $0.hasSuffix("events were not printed: nobody read them") })
    }
}
