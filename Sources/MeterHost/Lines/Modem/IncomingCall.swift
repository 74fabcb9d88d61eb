import COSEM

/// A telephone that rings: how often it has, and who it is as far as the modem says.
struct IncomingCall {
    private(set) var rings = 0
    private(set) var caller: String?
    private var told: CallAnswer?

    /// Takes a line of the modem: `RING`, or the caller as `NMBR = 5551234` or `+CLIP: "+495551234",145`.
    /// - Returns: whether it says something of the call.
    mutating func take(_ line: String) -> Bool {
        if line.hasPrefix("RING") || line.hasPrefix("+CRING") {
            rings += 1
            return true
        }
        guard let caller = Self.caller(line) else { return false }
        self.caller = caller
        return true
    }

    /// Whether that has not been told of this call; so a refusal is told once, not at each ring.
    mutating func isNews(_ answer: CallAnswer) -> Bool {
        defer { told = answer }
        return told != answer
    }

    private static func caller(_ line: String) -> String? {
        let number: Substring
        if line.hasPrefix("NMBR") {
            number = line.drop { $0 != "=" }.dropFirst()
        } else if line.hasPrefix("+CLIP:") {
            number = line.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
        } else {
            return nil
        }
        // A caller who does not want to be known is `P`, one who cannot be is `O`.
        let text = String(number.filter { !$0.isWhitespace })
        return text.isEmpty || text == "P" || text == "O" ? nil : text
    }
}

extension CallAnswer {
    /// In a sentence without its end.
    var text: String {
        switch self {
        case .afterRings(let rings): "answers at ring \(rings)"
        case .wakeUp: "a wake-up request, the call is not answered"
        case .refused(let reason): "the call is not answered: \(reason.text)"
        }
    }
}

extension CallAnswer.Reason {
    fileprivate var text: String {
        switch self {
        case .noModem: "the mode is \"no modem connected\""
        case .locked: "the status is locked"
        case .limitReached(let limit): "the limit of \(limit) calls is reached"
        case .noRings(let isInside):
            isInside ? "no rings within the listening window" : "outside of the listening window"
        case .callerNotAllowed: "the caller is not allowed"
        case .callerUnknown: "the line has not said who calls"
        }
    }
}
