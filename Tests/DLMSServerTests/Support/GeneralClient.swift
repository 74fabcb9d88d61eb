import DLMSServer
import DLMSWire
import Testing

/// A client with general blocks that sits behind a line which loses some of them.
///
/// It is written from the rules, not from the server: its blocks have numbers of their own from 1, it acknowledges
/// the last block that came in sequence, and asks for as many as it takes at once.
struct GeneralClient {
    let link: Link
    let sap: UInt16
    let window: UInt8
    /// Octets of data in a block of a request; nil sends requests whole.
    var blockSize: Int?
    /// Blocks lost in a hundred, in each direction.
    var loss = 0
    var random: SeededRandom
    /// Numbers of the blocks that came, in order; what was lost on the way is not among them.
    private(set) var arrived: [UInt16] = []

    init(
        _ link: Link, sap: UInt16 = 50, window: UInt8, blockSize: Int? = nil, loss: Int = 0, seed: UInt64 = 1
    ) {
        (self.link, self.sap, self.window, self.blockSize, self.loss) = (link, sap, window, blockSize, loss)
        random = SeededRandom(seed: seed)
    }

    private var sent: UInt16 = 0
    private var received: UInt16 = 0
    private var joined: [UInt8] = []

    /// Sends a request and takes its whole response.
    mutating func call(_ request: [UInt8]) throws -> [UInt8] {
        (sent, received, joined, arrived) = (0, 0, [], [])
        var answers: [[UInt8]]
        if let blockSize {
            answers = try send(request, inBlocksOf: blockSize)
        } else {
            answers = link.exchange(request, client: sap)
            if let answer = answers.first, answer.first != 0xE0 { return answer }
            answers = lose(answers)
        }
        for _ in 0..<10_000 {
            if take(answers) { return joined }
            answers = lose(acknowledge())
        }
        throw GaveUp()
    }

    struct GaveUp: Error {}
    struct Refused: Error { var answer: [UInt8] }
}

// MARK: - Taking a response

extension GeneralClient {
    /// - Returns: whether the last block has come.
    private mutating func take(_ answers: [[UInt8]]) -> Bool {
        var isComplete = false
        for answer in answers {
            guard let block = TestBlock(answer) else { continue }
            arrived.append(block.number)
            guard block.number == received + 1 else { continue }
            received += 1
            joined += block.data
            if block.isLast { isComplete = true }
        }
        return isComplete
    }

    private mutating func acknowledge() -> [[UInt8]] {
        sent += 1
        let block = TestBlock(isLast: true, isStreaming: false, window: window, number: sent, ack: received, data: [])
        return link.exchange(block.octets, client: sap)
    }

    private mutating func lose(_ answers: [[UInt8]]) -> [[UInt8]] {
        loss == 0 ? answers : answers.filter { _ in random.next(below: 100) >= loss }
    }
}

// MARK: - Sending a request

extension GeneralClient {
    /// - Returns: the first blocks of the response.
    private mutating func send(_ request: [UInt8], inBlocksOf size: Int) throws -> [[UInt8]] {
        let parts = stride(from: 0, to: request.count, by: size).map {
            Array(request[$0..<min($0 + size, request.count)])
        }
        // The server's window is known from its first acknowledgement.
        var (acknowledged, window) = (0, 1)
        for _ in 0..<10_000 {
            let end = min(acknowledged + window, parts.count)
            for index in acknowledged..<end {
                let block = TestBlock(
                    isLast: index == parts.count - 1, isStreaming: index < end - 1, window: self.window,
                    number: UInt16(index + 1), ack: received, data: parts[index]
                )
                if loss > 0, index < parts.count - 1, random.next(below: 100) < loss { continue }
                let answers = link.exchange(block.octets, client: sap)
                guard let answer = answers.first else { continue }
                guard let reply = TestBlock(answer) else { throw Refused(answer: answer) }
                if reply.data.isEmpty {
                    received = max(received, reply.number)
                    (acknowledged, window) = (Int(reply.ack), Int(reply.window))
                } else {
                    sent = UInt16(parts.count)
                    return lose(answers)
                }
            }
        }
        throw GaveUp()
    }
}

/// A general block, as a test reads and writes it.
struct TestBlock: Equatable {
    var isLast: Bool
    var isStreaming: Bool
    var window: UInt8
    var number: UInt16
    var ack: UInt16
    var data: [UInt8]

    init(isLast: Bool, isStreaming: Bool, window: UInt8, number: UInt16, ack: UInt16, data: [UInt8]) {
        (self.isLast, self.isStreaming, self.window) = (isLast, isStreaming, window)
        (self.number, self.ack, self.data) = (number, ack, data)
    }

    /// nil when it is something else.
    init?(_ apdu: [UInt8]) {
        guard apdu.count >= 7, apdu[0] == 0xE0 else { return nil }
        (isLast, isStreaming, window) = (apdu[1] & 0x80 != 0, apdu[1] & 0x40 != 0, apdu[1] & 0x3F)
        number = UInt16(apdu[2]) << 8 | UInt16(apdu[3])
        ack = UInt16(apdu[4]) << 8 | UInt16(apdu[5])
        let lengthOctets = apdu[6] < 0x80 ? 0 : Int(apdu[6] & 0x7F)
        let length =
            lengthOctets == 0 ? Int(apdu[6]) : apdu[7..<(7 + lengthOctets)].reduce(0) { $0 << 8 | Int($1) }
        data = Array(apdu[(7 + lengthOctets)...])
        guard data.count == length else { return nil }
    }

    var octets: [UInt8] {
        let control = (isLast ? 0x80 : 0) | (isStreaming ? 0x40 : 0) | window
        let numbers = [number, ack].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let length = data.count < 128 ? [UInt8(data.count)] : [0x82, UInt8(data.count >> 8), UInt8(data.count & 0xFF)]
        return [0xE0, control] + numbers + length + data
    }
}

/// Numbers that look random and are the same for the same seed.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }
}
