import MeterHost
import TerminalKit

/// One frame as one row: time, direction, SAPs, service, what it is about and what it says.
enum FrameLine {
    /// Columns before the service: `20:31:05.123 ◀ 16→1   `.
    private static let serviceColumn = 24
    /// With fewer columns than this the most frequent form of a service is not named, to leave room for the value.
    private static let comfortableWidth = 100

    /// What a row is to a transfer in blocks.
    enum Fold: String {
        case none = ""
        /// It stands for all of it.
        case folded = "▸ "
        /// Its first frame, with the others below.
        case open = "▾ "
        /// One of the others.
        case block = "  "
    }

    static func make(
        _ facts: FrameFacts, at microseconds: Int64, target: String?, fold: Fold = .none, width: Int
    ) -> StyledLine {
        let role = role(of: facts)
        var line = StyledLine(TimeText.timeOfDay(milliseconds: microseconds / 1000) + " ", .dim)
        line.append(facts.direction == .received ? "◀ " : "▶ ", role)
        line.append(saps(of: facts), .text)
        line = line.fitted(to: serviceColumn)
        line.append(facts.isMarked ? "*" : facts.isError ? "!" : " ", facts.isMarked ? .warning : .error)
        // Behind it stands what was inside.
        if facts.isCiphered { line.append("§ ", .dim) }
        line.append(fold.rawValue + service(of: facts, width: width) + " ", role)
        if let target { line.append(target + " ", .value) }
        line.append(facts.text, facts.isIgnored ? .dim : facts.isError ? .apduError : .text)
        return line
    }

    /// What is not meant for this meter stands back.
    private static func role(of facts: FrameFacts) -> Role {
        if facts.isIgnored { return .dim }
        return facts.isError ? .apduError : facts.direction == .received ? .frameReceived : .frameSent
    }

    /// `16→1`, in the direction the frame went.
    private static func saps(of facts: FrameFacts) -> String {
        // Text and noise have no addresses.
        guard facts.client != 0 || facts.server != 0 else { return "" }
        return facts.direction == .received ? "\(facts.client)→\(facts.server)" : "\(facts.server)→\(facts.client)"
    }

    /// `get-request` stands for `get-request-normal` where there is little room.
    private static func service(of facts: FrameFacts, width: Int) -> String {
        let usual = "-normal"
        guard width < comfortableWidth, facts.service.hasSuffix(usual) else { return facts.service }
        return String(facts.service.dropLast(usual.count))
    }
}
