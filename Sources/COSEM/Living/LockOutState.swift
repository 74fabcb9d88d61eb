import DLMSServer

/// The wrong passwords and answers that an association has seen, and what follows from them.
struct LockOutState {
    private let rule: LockOut?
    /// Wrong ones in a row.
    private var failures = 0
    /// Milliseconds of the meter's time in UTC at which it began.
    private var began: Int64?

    init(_ rule: LockOut?) { self.rule = rule }

    /// Seconds for which nobody is let in, rounded up; nil when everybody may try. A clock that was set back ends it.
    func remaining(at utcMilliseconds: Int64) -> Int? {
        guard let rule, let began, utcMilliseconds >= began else { return nil }
        let left = Int64(rule.seconds) * 1000 - (utcMilliseconds - began)
        return left > 0 ? Int((left + 999) / 1000) : nil
    }

    mutating func succeeded() { (failures, began) = (0, nil) }

    /// Counts a refusal, if it is one of these.
    mutating func refused(because reason: RefusalReason, at utcMilliseconds: Int64) {
        guard let rule, reason.isWrongAnswer else { return }
        failures += 1
        guard failures >= rule.failures else { return }
        (failures, began) = (0, utcMilliseconds)
    }
}

extension RefusalReason {
    fileprivate var isWrongAnswer: Bool {
        switch self {
        case .password, .authentication: true
        default: false
        }
    }
}
