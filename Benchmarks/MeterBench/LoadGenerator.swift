import Glibc

/// Drives any number of lock-step clients from one thread.
struct LoadGenerator: ~Copyable {
    private var poller = Poller()
    private var clients: [Int32: SimulatedClient] = [:]
    private let script: Script
    private let port: UInt16
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)

    /// What was done in the time measured.
    struct Result {
        /// Rounds, each with its script's weight.
        var rounds = 0
        /// With those before the time that is measured.
        var allRounds = 0
        var octets = 0
        var seconds = 0.0
    }
    private var result = Result()

    init(_ script: Script, port: UInt16) { (self.script, self.port) = (script, port) }

    deinit { buffer.deallocate() }

    /// Runs `connections` clients, first until each has finished its preamble and a round, then for `seconds`.
    mutating func run(connections: Int, seconds: Double) -> Result {
        for _ in 0..<connections { open() }
        turn(until: Clock.seconds() + seconds / 4)
        let before = result.rounds
        result = Result()
        let begin = Clock.seconds()
        turn(until: begin + seconds)
        result.seconds = Clock.seconds() - begin
        result.allRounds = before + result.rounds
        for descriptor in clients.keys { Sockets.reset(descriptor) }
        clients = [:]
        return result
    }

    private mutating func turn(until end: Double) {
        var ready: [Int32] = []
        ready.reserveCapacity(256)
        while Clock.seconds() < end {
            ready.removeAll(keepingCapacity: true)
            poller.wait(milliseconds: 100) { ready.append($0) }
            for descriptor in ready { advance(descriptor) }
        }
    }

    private mutating func open() {
        let descriptor = Sockets.connected(to: port)
        poller.add(descriptor)
        let client = SimulatedClient(script)
        clients[descriptor] = client
        Sockets.send(client.request, to: descriptor)
    }

    private mutating func advance(_ descriptor: Int32) {
        guard let client = clients[descriptor] else { return }
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0 && errno == EAGAIN { return }
        guard count > 0 else {
            fail("the server closed a connection during \(script.name)")
        }
        result.octets += count
        guard client.take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
        let endedRound = client.advance()
        if endedRound { result.rounds += script.weight }
        if endedRound && script.reconnects {
            reopen(descriptor)
        } else {
            Sockets.send(client.request, to: descriptor)
        }
    }

    private mutating func reopen(_ descriptor: Int32) {
        clients[descriptor] = nil
        Sockets.reset(descriptor)
        open()
    }
}

/// One lock-step client: which request is out, and how much of its answer has come.
final class SimulatedClient {
    private let script: Script
    private var step = 0
    private var missing: Int?
    private var header: [UInt8] = []

    init(_ script: Script) {
        self.script = script
        header.reserveCapacity(script.framing.headerSize)
    }

    /// The request to send now.
    var request: [UInt8] {
        step < script.preamble.count ? script.preamble[step] : script.round[step - script.preamble.count]
    }

    /// Takes octets of the answer; true when it is complete.
    func take(_ octets: UnsafeRawBufferPointer) -> Bool {
        if let missing {
            self.missing = missing - octets.count
        } else if header.isEmpty, let size = script.framing.size(octets) {
            missing = size - octets.count
        } else {
            header.append(contentsOf: octets)
            missing = header.withUnsafeBytes { script.framing.size($0) }.map { $0 - header.count }
        }
        guard missing == 0 else { return false }
        missing = nil
        header.removeAll(keepingCapacity: true)
        return true
    }

    /// Goes on to the next request; true when that ended a round.
    func advance() -> Bool {
        step += 1
        guard step == script.preamble.count + script.round.count else { return false }
        step = script.preamble.count
        return true
    }
}

enum Clock {
    static func seconds() -> Double { read(CLOCK_MONOTONIC) }
    /// Time that this thread had a core for.
    static func threadSeconds() -> Double { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: Int32) -> Double {
        var now = timespec()
        clock_gettime(clock, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    }
}
