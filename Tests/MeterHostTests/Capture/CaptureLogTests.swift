import Testing

@testable import MeterHost

@Suite struct CaptureLogTests {
    private let smallest = 8 + 65_535

    private func append(_ log: CaptureLog, _ octets: [UInt8], link: UInt32 = 1) {
        octets.withUnsafeBytes {
            log.append(
                $0, .received, at: 5, on: .init(line: log.register(line: "tcp://127.0.0.1:1"), link: link), client: 16,
                server: 1)
        }
    }

    @Test("a frame is given back as it was")
    func roundTrip() throws {
        let log = CaptureLog(capacity: smallest, frameLimit: 4)
        append(log, [1, 2, 3], link: 9)
        let frame = try #require(log[1])
        #expect(frame.octets == [1, 2, 3])
        #expect((frame.number, frame.time, frame.link, frame.line) == (1, 5, 9, "tcp://127.0.0.1:1"))
        #expect((frame.direction, frame.client, frame.server) == (.received, 16, 1))
        #expect(log[0] == nil && log[2] == nil)
    }

    @Test("keeps at most its number of frames, the last")
    func frameLimit() {
        let log = CaptureLog(capacity: smallest, frameLimit: 3)
        for number in 1...10 { append(log, [UInt8(number)]) }
        #expect((log.firstNumber, log.count) == (8, 3))
        #expect((8...10).map { log[$0]?.octets } == [[8], [9], [10]])
    }

    @Test("whatever is appended, the frames kept are the last ones, whole", arguments: [1, 2, 3] as [UInt64])
    func octetLimit(seed: UInt64) {
        var chance = SeededGenerator(seed)
        let log = CaptureLog(capacity: smallest, frameLimit: 50)
        var model: [[UInt8]] = []
        for number in 1...500 {
            let length = Int.random(in: 0...20_000, using: &chance)
            model.append([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: length))
            append(log, model[number - 1])
            #expect(log.nextNumber == number + 1 && log[number]?.octets == model[number - 1])
            for kept in log.firstNumber..<log.nextNumber { #expect(log[kept]?.octets == model[kept - 1]) }
            let octets = (log.firstNumber..<log.nextNumber).reduce(0) { $0 + model[$1 - 1].count }
            #expect(octets <= log.capacity)
        }
        #expect(log.firstNumber > 1)
    }

    @Test("forgets its frames and goes on counting")
    func clear() {
        let log = CaptureLog(capacity: smallest, frameLimit: 3)
        append(log, [1])
        log.clear()
        append(log, [2])
        #expect((log.count, log[2]?.octets) == (1, [2]))
    }

    @Test("a meter's frames are what went over the wire, both ways")
    func frames() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        #expect(try client.receiveTime())
        let frames = meter.handle.sync { meter in (1..<meter.capture.nextNumber).compactMap { meter.capture[$0] } }
        #expect(frames.map(\.direction) == [.received, .sent, .received, .sent])
        #expect(frames[0].octets == wpdu(TestClient.publicAARQ) && frames[2].octets == wpdu(TestClient.getTime))
        #expect(frames.allSatisfy { ($0.client, $0.server) == (16, 1) && $0.line.hasPrefix("tcp://127.0.0.1:") })
        #expect(frames[0].time <= frames[3].time)
    }
}

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
