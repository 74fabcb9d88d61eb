import COSEM
import DLMSServer
import DLMSWire
import Testing

/// When a modem's calls are answered.
@Suite("Auto answer") struct AutoAnswerTests {
    private static let name = LogicalName(0, 0, 2, 2, 0, 255)
    /// 2026-11-22 08:00 UTC.
    private static let morning: Int64 = 1_795_334_400_000
    private static let hour: Int64 = 3_600_000

    private struct Bench {
        let environment = TestEnvironment(utc: AutoAnswerTests.morning)
        let meter: LivingMeter
        let object: LivingObject

        init(mode: UInt8 = 0, limit: UInt8 = 0, rings: (UInt8, UInt8) = (2, 5), windows: [DataValue] = []) throws {
            let template = try TestMeter.object(
                28, AutoAnswerTests.name,
                [
                    2: .data(.enumeration(mode)), 3: .data(.array(windows)), 5: .data(.unsigned(limit)),
                    6: .data(.structure([.unsigned(rings.0), .unsigned(rings.1)])),
                ])
            meter = TestMeter.make([template], environment: environment)
            object = try meter.object(28, AutoAnswerTests.name)
        }

        func move(hours: Int64) {
            environment.utcMilliseconds += hours * AutoAnswerTests.hour
            meter.tick()
        }

        var status: DataValue? { try? object.value(of: 4) }
    }

    /// Every day from one hour to another.
    private static func window(_ start: UInt8, _ end: UInt8) -> DataValue {
        func daily(_ hour: UInt8) -> DataValue {
            .octetString([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, hour, 0, 0, 0xFF, 0x80, 0, 0xFF])
        }
        return .structure([daily(start), daily(end)])
    }

    private static func caller(_ number: String, wakeUp: Bool = false) -> DataValue {
        .structure([.octetString(Array(number.utf8)), .enumeration(wakeUp ? 1 : 0)])
    }

    @Test("rings differ within and outside of the listening window")
    func rings() throws {
        let bench = try Bench(windows: [Self.window(7, 9)])
        #expect(bench.object.answer(to: nil) == .afterRings(2))
        bench.move(hours: 2)
        #expect(bench.object.answer(to: nil) == .afterRings(5))
        try bench.object.set(.structure([.unsigned(2), .unsigned(0)]), attribute: 6)
        #expect(bench.object.answer(to: nil) == .refused(.noRings(insideWindow: false)))
        #expect(bench.status == .enumeration(0))
        bench.move(hours: 22)
        #expect(bench.object.answer(to: nil) == .afterRings(2))
        #expect(bench.status == .enumeration(1))
    }

    @Test("a window goes over midnight", arguments: [(22, true), (2, true), (6, true), (7, false), (21, false)])
    func overMidnight(hour: Int64, isInside: Bool) throws {
        let bench = try Bench(windows: [Self.window(22, 6)])
        bench.move(hours: hour - 8)
        #expect(bench.object.answer(to: nil) == .afterRings(isInside ? 2 : 5))
    }

    @Test("without a window, every moment lies in one")
    func noWindow() throws {
        #expect(try Bench().object.answer(to: nil) == .afterRings(2))
        #expect(try Bench(rings: (0, 5)).object.answer(to: nil) == .refused(.noRings(insideWindow: true)))
    }

    @Test("mode 3 says that there is no modem")
    func noModem() throws {
        let bench = try Bench(mode: 3)
        #expect(bench.object.answer(to: nil) == .refused(.noModem))
        #expect(bench.status == .enumeration(0))
    }

    @Test("the number of calls is the limit until the next window starts", arguments: [1, 2] as [UInt8])
    func limit(mode: UInt8) throws {
        let bench = try Bench(mode: mode, limit: 2, windows: [Self.window(7, 9)])
        var changes: [UInt8] = []
        bench.meter.onChange = { changes.append($1) }
        for _ in 0..<2 {
            #expect(bench.status == .enumeration(1))
            // Mode 1 counts what was answered, mode 2 what came to a connection.
            bench.object.note(mode == 1 ? .connected : .answered)
            #expect(bench.object.answer(to: nil) == .afterRings(2))
            bench.object.note(mode == 1 ? .answered : .connected)
        }
        #expect(bench.object.answer(to: nil) == .refused(.limitReached(2)))
        #expect(bench.status == .enumeration(0) && changes == [4])
        bench.move(hours: 3)
        #expect(bench.object.answer(to: nil) == .refused(.limitReached(2)))
        bench.move(hours: 20)
        #expect(bench.object.answer(to: nil) == .afterRings(2))
        #expect(bench.status == .enumeration(1) && changes == [4, 4])
    }

    @Test("a dedicated line, and one with the limit 0, count no calls", arguments: [(0, 1), (1, 0)])
    func noLimit(mode: UInt8, limit: UInt8) throws {
        let bench = try Bench(mode: mode, limit: limit)
        for _ in 0..<3 { bench.object.note(.answered) }
        #expect(bench.object.answer(to: nil) == .afterRings(2))
    }

    @Test("a client locks the line until the next window starts")
    func locked() throws {
        let bench = try Bench(windows: [Self.window(7, 9)])
        try bench.object.set(.enumeration(2), attribute: 4)
        #expect(bench.object.answer(to: nil) == .refused(.locked))
        bench.move(hours: 3)
        #expect(bench.status == .enumeration(2))
        bench.move(hours: 20)
        #expect(bench.status == .enumeration(1))
        #expect(throws: ValueError.write(.otherReason, attribute: "status")) {
            try bench.object.set(.enumeration(0), attribute: 4)
        }
    }

    @Test("only callers in the list are answered; ? and * stand for others")
    func callers() throws {
        let bench = try Bench()
        try bench.object.set(
            .array([Self.caller("+49555????"), Self.caller("12*"), Self.caller("999", wakeUp: true)]), attribute: 7)
        #expect(bench.object.answer(to: "+495551234") == .afterRings(2))
        #expect(bench.object.answer(to: "+4955512345") == .refused(.callerNotAllowed))
        #expect(bench.object.answer(to: "12") == .afterRings(2))
        #expect(bench.object.answer(to: "12345") == .afterRings(2))
        #expect(bench.object.answer(to: "1") == .refused(.callerNotAllowed))
        #expect(bench.object.answer(to: nil) == .refused(.callerUnknown))
        #expect(bench.object.answer(to: "999") == .wakeUp)
    }

    @Test("a wake-up request does not wait for a window or a ring")
    func wakeUp() throws {
        let bench = try Bench(rings: (0, 0))
        try bench.object.set(.array([Self.caller("999", wakeUp: true)]), attribute: 7)
        #expect(bench.object.answer(to: "999") == .wakeUp)
        #expect(bench.object.answer(to: "998") == .refused(.noRings(insideWindow: true)))
    }
}
