import COSEM
import DLMSServer
import DLMSWire

/// HDLC behind a modem with AT commands: initialises it, answers its calls, and hangs up when the last client is gone.
///
/// While a call is open the octets are HDLC's; a line `NO CARRIER` among them ends it.
final class ModemDriver: LinkDriver {
    private let station: MeterStation
    private let link: HDLCDriver
    private(set) var state = State.initialising(step: 0)
    private var settings: ModemSettings
    private var text: [UInt8] = []
    private var call = IncomingCall()
    /// When ``state`` ends by itself.
    private var deadline: Duration?

    enum State: Equatable {
        /// Waits for the answer to an initialisation string.
        case initialising(step: Int)
        /// Waits behind an answer.
        case pausing(next: Int)
        /// Waits for a call.
        case idle
        /// Has told the modem to answer.
        case answering
        /// A call is open.
        case open
        /// `+++` was sent: the modem takes commands again.
        case escaping
        /// Has told the modem to hang up.
        case hangingUp
    }

    /// Octets of the longest line that a modem sends.
    private static let longestLine = 256
    /// How long a modem may take to make a connection; how long it is left alone when it did not answer.
    private static let connectTimeout = Duration.seconds(60)
    private static let retryTime = Duration.seconds(5)
    /// Silence after which a telephone that rang has been given up: rings come every five seconds or so.
    private static let ringTimeout = Duration.seconds(10)
    /// Silence after which a call without an HDLC connection is given up.
    private static let idleTimeout = Duration.seconds(120)

    init(_ station: MeterStation) {
        self.station = station
        link = HDLCDriver(station, hasRate: false)
        settings = station.service.facts.modem
    }

    func start(at now: Duration) { initialise(from: 0, at: now) }

    /// Initialisation strings count from the next initialisation on, answering from the next ring on.
    func adoptFacts() { link.adoptFacts() }

    func close() { link.close() }

    func status(at now: Duration) -> LinkStatus {
        var status = link.status(at: now)
        status.modem = state.text
        return status
    }
}

// MARK: - Octets and time

extension ModemDriver {
    func receive(_ octets: Octets, at now: Duration) -> Int {
        guard state == .open else {
            for octet in octets.bytes { take(octet, at: now) }
            return octets.count
        }
        if octets.array.firstRange(of: Array("\r\nNO CARRIER\r\n".utf8)) != nil {
            note(octets)
            carrierLost(at: now)
            return octets.count
        }
        let wasConnected = link.isConnected
        let taken = link.receive(octets, at: now)
        if taken > 0 { deadline = now + Self.idleTimeout }
        endCall(wasConnected, at: now)
        return taken
    }

    var isText: Bool { state != .open }

    var nextDeadline: Duration? {
        guard state == .open, let other = link.nextDeadline else { return deadline }
        return min(other, deadline ?? other)
    }

    func elapse(at now: Duration) {
        if state == .open {
            let wasConnected = link.isConnected
            link.elapse(at: now)
            endCall(wasConnected, at: now)
        }
        guard let deadline, now >= deadline else { return }
        self.deadline = nil
        switch state {
        case .open: if !link.isConnected { escape(at: now) }
        case .escaping: hangUp(at: now)
        case .pausing(let step): initialise(from: step, at: now)
        case .idle: call = IncomingCall()
        case .initialising, .answering, .hangingUp: initialise(from: 0, at: now)
        }
    }

    private func endCall(_ wasConnected: Bool, at now: Duration) {
        if state == .open, wasConnected, !link.isConnected { escape(at: now) }
    }
}

// MARK: - Commands

extension ModemDriver {
    private func initialise(from step: Int, at now: Duration) {
        settings = station.service.facts.modem
        guard step < settings.initialisation.count else { return enter(.idle, until: nil) }
        send(settings.initialisation[step].request)
        enter(.initialising(step: step), until: now + settings.responseTimeout)
    }

    private func answer(at now: Duration) {
        station.service.facts.note(.answered)
        send("ATA")
        enter(.answering, until: now + Self.connectTimeout)
    }

    /// The modem takes `+++` for what it is only between two silences.
    private func escape(at now: Duration) {
        station.output.append(.pause(settings.guardTime))
        send("+++", end: "")
        station.output.append(.pause(settings.guardTime))
        enter(.escaping, until: now + settings.guardTime * 2 + settings.responseTimeout)
    }

    private func hangUp(at now: Duration) {
        send("ATH")
        enter(.hangingUp, until: now + settings.responseTimeout)
    }

    private func carrierLost(at now: Duration) {
        link.close()
        enter(.idle, until: nil)
    }

    private func send(_ command: String, end: String = "\r") {
        let octets = Array((command + end).utf8)
        octets.withUnsafeBytes { station.send(Octets($0), .modem, 0, 0, .taken) }
    }

    private func enter(_ state: State, until deadline: Duration?) {
        (self.state, self.deadline) = (state, deadline)
        text = []
        call = IncomingCall()
        station.service.record(.note("modem: \(state.text)"), from: station.client.origin)
    }
}

// MARK: - What the modem says

extension ModemDriver {
    private func take(_ octet: UInt8, at now: Duration) {
        guard octet == ControlCharacter.cr || octet == ControlCharacter.lf else {
            if text.count < Self.longestLine { text.append(octet) }
            return
        }
        guard !text.isEmpty else { return }
        let line = String(decoding: text, as: UTF8.self)
        text.withUnsafeBytes { note(Octets($0)) }
        text = []
        take(line: line, at: now)
    }

    private func note(_ octets: Octets) { station.received(octets, .modem, 0, 0, .taken) }

    private func take(line: String, at now: Duration) {
        switch state {
        case .initialising(let step): initialised(step, line, at: now)
        case .idle: if call.take(line) { consider(at: now) }
        case .answering:
            if line.hasPrefix("CONNECT") { return connected(at: now) }
            if line == "NO CARRIER" || line == "ERROR" || line == "BUSY" { enter(.idle, until: nil) }
        case .escaping: if line == "OK" { hangUp(at: now) } else { lostWhileEscaping(line, at: now) }
        case .hangingUp:
            if line == "OK" || line == "NO CARRIER" { enter(.idle, until: nil) }
        case .pausing, .open: break
        }
    }

    private func lostWhileEscaping(_ line: String, at now: Duration) {
        if line == "NO CARRIER" { carrierLost(at: now) }
    }

    /// The answer begins with what is expected, as an echo of the command may come before it.
    private func initialised(_ step: Int, _ line: String, at now: Duration) {
        let wanted = settings.initialisation[step]
        guard line.hasPrefix(wanted.response) else {
            guard line.hasPrefix("ERROR") else { return }
            station.service.record(
                .failed(reason: "the modem refuses \(wanted.request)"), from: station.client.origin)
            return enter(.pausing(next: 0), until: now + Self.retryTime)
        }
        guard wanted.delay > .zero else { return initialise(from: step + 1, at: now) }
        enter(.pausing(next: step + 1), until: now + wanted.delay)
    }

    /// It has rung, or the line has said who calls.
    private func consider(at now: Duration) {
        deadline = now + Self.ringTimeout
        let decision = station.service.facts.answer(to: call.caller)
        if case .afterRings(let rings) = decision {
            if call.rings >= rings { answer(at: now) }
        } else if call.isNews(decision) {
            station.service.record(.note("modem: \(decision.text)"), from: station.client.origin)
        }
    }

    private func connected(at now: Duration) {
        station.service.facts.note(.connected)
        enter(.open, until: now + Self.idleTimeout)
    }
}

extension ModemDriver.State {
    /// In a few words.
    var text: String {
        switch self {
        case .initialising: "initialising"
        case .pausing: "waits"
        case .idle: "waits for a call"
        case .answering: "answers a call"
        case .open: "a call is open"
        case .escaping: "leaves the call"
        case .hangingUp: "hangs up"
        }
    }
}
