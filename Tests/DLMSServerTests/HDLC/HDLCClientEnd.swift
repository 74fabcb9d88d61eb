import DLMSServer
import DLMSWire

/// The client's end of a link, and a line to the meter's that loses, doubles and corrupts frames.
///
/// It knows the rules of a primary station and nothing of the meter's code: what is not acknowledged is sent again,
/// what is not the frame expected next is dropped.
struct HDLCClientEnd: ~Copyable {
    enum Outcome { case answered, failed, wrong(String) }

    private var script: Script
    private var noise: Noise
    /// Frames of ten that do not arrive as they were sent.
    let lossInTen: Int
    private var isGood = false
    private let segment: Int
    private let window: Int

    private var vs = 0
    private var vr = 0
    /// Octets of the answer, and whether its last segment has come.
    private var answer: [UInt8] = []
    private var isWhole = false
    private var isGone = false

    init(seed: UInt64) {
        noise = Noise(seed: seed)
        lossInTen = Int.random(in: 0...5, using: &noise)
        segment = [5, 32, 128].randomElement(using: &noise) ?? 128
        window = Int.random(in: 1...7, using: &noise)
        var settings = HDLCSettings()
        settings.offer = HDLCParameters(
            transmitLength: UInt32(segment), receiveLength: UInt32(segment), transmitWindow: UInt32(window),
            receiveWindow: UInt32(window))
        script = Script(settings, length: 128, request: 400, response: 2000)
        script.station.answer = Self.answer
        _ = reconnect()
    }

    /// What the meter answers: longer than the request, and made of it.
    private static func answer(_ request: [UInt8]) -> [UInt8] {
        (0..<(request.count * 4)).map { request[$0 % request.count] &+ UInt8($0 % 251) }
    }

    /// Connects over a line that is good for once.
    mutating func reconnect() -> Bool {
        isGood = true
        defer { isGood = false }
        (vs, vr, answer, isWhole, isGone) = (0, 0, [], false, false)
        let windows = hex([7, 1, UInt8(window), 8, 1, UInt8(window)])
        let lengths = hex([5, 1, UInt8(segment), 6, 1, UInt8(segment)])
        return send(["SNRM P 81800C \(lengths)\(windows)"]).contains { $0.hasPrefix("UA") }
    }

    /// Sends a request of its own for each number, and gets its answer.
    mutating func exchange(_ number: Int) -> Outcome {
        let request = [UInt8(number)] + noise.octets(Int.random(in: 0...300, using: &noise))
        let before = script.station.events.count
        let outcome = transfer([0xE6, 0xE6, 0] + request)
        let served = script.station.events.dropFirst(before).filter { if case .apdu = $0 { true } else { false } }
        let peer = HDLCPeer(client: 16, server: 1, connection: 0)
        guard served.allSatisfy({ $0 == .apdu(request, peer) }) else { return .wrong("the meter got something else") }
        guard served.count <= 1 else { return .wrong("served \(served.count) times") }
        guard outcome else { return .failed }
        guard served.count == 1 else { return .wrong("answered without being served") }
        guard answer == [0xE6, 0xE7, 0] + Self.answer(request) else { return .wrong("another answer") }
        return .answered
    }

    private mutating func transfer(_ information: [UInt8]) -> Bool {
        let segments = stride(from: 0, to: information.count, by: segment).map {
            Array(information[$0...].prefix(segment))
        }
        (answer, isWhole) = ([], false)
        var acknowledged = 0
        for _ in 0..<400 where !isGone {
            let base = vs
            let burst = segments[acknowledged...].prefix(window)
            let frames = burst.enumerated().map { index, octets in
                let isLast = index == burst.count - 1
                let isSegmented = acknowledged + index < segments.count - 1
                return "I \((base + index) % 8),\(vr) \(isLast ? "P " : "")\(isSegmented ? "S " : "")\(hex(octets))"
            }
            let answers = send(frames.isEmpty ? ["RR \(vr) P"] : frames)
            let count = answers.map { take($0, base, burst.count) }.max() ?? 0
            acknowledged += count
            vs = (base + count) % 8
            if isWhole, acknowledged == segments.count { return true }
        }
        return false
    }

    /// Takes a frame of the meter.
    /// - Returns: how many of the frames sent from `base` on it acknowledges.
    private mutating func take(_ frame: String, _ base: Int, _ sent: Int) -> Int {
        let words = frame.split(separator: " ")
        let numbers = words.count > 1 ? words[1].split(separator: ",").compactMap { Int($0) } : []
        switch words[0] {
        case "I":
            if numbers[0] == vr, !isWhole {
                vr = (vr + 1) % 8
                answer += hex(String(words.last ?? "")) as [UInt8]
                isWhole = !words.contains("S")
            }
        case "RR", "RNR": break
        default: isGone = true
        }
        guard let nr = numbers.last else { return 0 }
        let count = (nr - base + 8) % 8
        return count <= sent ? count : 0
    }

    // MARK: - The line

    /// Frames to the meter, and the frames of its answer that arrive whole.
    private mutating func send(_ frames: [String]) -> [String] {
        let octets = frames.flatMap { frame in spoil(script.frame(frame)) }
        var answers = script.send(octets)
        // Silence ends what was left of a broken frame.
        answers += script.wait(.milliseconds(25))
        return answers.flatMap { answer -> [String] in
            guard !isGood, Int.random(in: 0..<10, using: &noise) < lossInTen else { return [answer] }
            return Bool.random(using: &noise) ? [] : [answer, answer]
        }
    }

    private mutating func spoil(_ frame: [UInt8]) -> [UInt8] {
        guard !isGood, Int.random(in: 0..<10, using: &noise) < lossInTen else { return frame }
        switch Int.random(in: 0..<3, using: &noise) {
        case 0: return []
        case 1: return frame + frame
        default:
            var frame = frame
            let place = Int.random(in: 0..<frame.count, using: &noise)
            frame[place] ^= 1 << UInt8.random(in: 0..<8, using: &noise)
            return frame
        }
    }
}
