import COSEM
import NIOCore

// Time.
extension RunningMeter {
    /// Host time that the meter may spend on its past before it looks at its clients again.
    private static let slice = Duration.milliseconds(20)

    /// Lets the meter's time pass up to what its clock shows. What takes long goes on in slices, between requests.
    func letTimePass() {
        let end = service.time.now + Self.slice
        let hasArrived = living.advance(to: environment.clockMilliseconds) { service.time.now < end }
        service.onChange?()
        if !hasArrived {
            passAgain(in: .milliseconds(1))
        } else if environment.clock.rate > 1 {
            passAgain(in: .milliseconds(100))
        }
    }

    private func passAgain(in delay: TimeAmount) {
        guard !isPassing else { return }
        isPassing = true
        _ = eventLoop.assumeIsolated().scheduleTask(in: delay) { [weak self] in
            guard let self, !service.isShutDown else { return }
            isPassing = false
            letTimePass()
        }
    }

    /// Whether the meter still has to live through time that its clock has left behind.
    public var isCatchingUp: Bool { environment.clockMilliseconds - environment.engine.reached > 10_000 }

    func setClockRate(_ rate: Double) throws(CommandFault) -> String {
        guard rate >= 0, rate <= MeterCommand.fastestClock else {
            throw CommandFault("the clock runs at 0 to \(Int(MeterCommand.fastestClock)) times real time")
        }
        let before = clockRate
        environment.setRate(rate)
        letTimePass()
        return "clock: ×\(text(before)) → ×\(text(rate))"
    }

    func jumpClock(to target: TimeTarget) throws(CommandFault) -> String {
        let now = environment.clockMilliseconds
        guard let end = living.next(target, after: now) else {
            throw CommandFault("nothing says when \(target.name) comes next")
        }
        guard end - now <= MeterCommand.longestJump else { throw CommandFault("a jump of more than ten years") }
        environment.jump(to: end)
        letTimePass()
        return "clock: time passes until \(TimeText.dateAndTime(milliseconds: end)) UTC"
    }

    func setClock(utcMilliseconds: Int64) throws(CommandFault) -> String {
        let before = self.utcMilliseconds
        living.set(timeUTC: utcMilliseconds)
        undoStack.push(.time(shift: utcMilliseconds - before), "clock set")
        return "clock: \(TimeText.dateAndTime(milliseconds: before)) → "
            + "\(TimeText.dateAndTime(milliseconds: utcMilliseconds)) UTC"
    }

    func setCondition(_ condition: GridCondition, isPresent: Bool) -> String {
        environment.engine.setCondition(condition, isPresent: isPresent)
        if let event = condition.event { living.note(event: isPresent ? event.begin : event.end, log: event.log) }
        return "\(condition.name): \(isPresent ? "on" : "off")"
    }

    private func text(_ rate: Double) -> String { rate == rate.rounded() ? "\(Int(rate))" : "\(rate)" }
}

// MARK: - What happens by itself

extension RunningMeter {
    func note(script table: ObjectID, _ selector: UInt16, succeeded: Bool) {
        note("script \(table.instance)/\(selector) \(succeeded ? "ran" : "failed")")
    }

    func noteDisturbance(phase: Int, _ kind: Quantity.DisturbanceKind?) {
        living.note(event: kind.event(phase: phase), log: 4)
    }
}

extension Quantity.DisturbanceKind? {
    /// Code that IDIS and DSMR give it.
    fileprivate func event(phase: Int) -> UInt8 {
        let first: UInt8 =
            switch self {
            case .sags: 76
            case .swells: 79
            case .interruptions: 82
            case nil: 85
            }
        return first + UInt8(clamping: phase - 1)
    }
}

extension GridCondition {
    /// Codes of the events that it is noted by, and the log they belong to: those that IDIS and DSMR share.
    fileprivate var event: (begin: UInt8, end: UInt8, log: UInt8)? {
        switch self {
        case .terminalCoverOpen: (40, 41, 1)
        case .magneticField: (42, 43, 1)
        case .meterCoverOpen: (44, 45, 1)
        case .reversed: (91, 91, 1)
        case .neutralLost: (89, 89, 0)
        // Noted by what it does to the voltage.
        case .interrupted: nil
        }
    }
}
