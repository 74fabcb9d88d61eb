import DLMSServer
import DLMSWire
import MeterHost
import TerminalKit

/// The link below a connection: a strip for each HDLC connection with its sequence numbers, window, retransmissions and
/// timers, what was negotiated, and where a port of IEC 62056-21 or a modem stands.
struct LinkLines {
    private let status: LinkStatus

    init(_ status: LinkStatus) { self.status = status }

    var lines: [StyledLine] {
        port + status.connections.indices.flatMap { strip(status.connections[$0], left: timeLeft(at: $0)) } + timeouts
            + counters
    }

    private func timeLeft(at index: Int) -> Duration? {
        status.timeLeft.indices.contains(index) ? status.timeLeft[index] : nil
    }

    private var port: [StyledLine] {
        let left = status.modeELeft.map { ", \(Self.seconds($0)) left" } ?? ""
        let states = [
            ("mode E", status.modeE.map { $0.text + left }), ("timings", status.modeETimings.map(Self.timings)),
            ("line", status.format), ("modem", status.modem),
        ]
        return states.compactMap { name, text in text.map { ClientsScreen.field(name, $0) } }
    }

    private static func timings(_ settings: ModeESettings) -> String {
        let limits = [
            ("answers after", settings.reactionTime), ("characters within", settings.characterTimeout),
            ("choice within", settings.choiceTimeout), ("HDLC within", settings.binaryTimeout),
        ]
        return limits.map { "\($0) \(seconds($1))" }.joined(separator: ", ")
    }

    /// `2.2 s`
    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = max(duration, .zero).components
        let tenths = attoseconds / 100_000_000_000_000_000
        return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
    }

    private func strip(_ link: HDLCStatus, left: Duration?) -> [StyledLine] {
        let agreed = link.negotiation.agreed
        var state = StyledLine("  N(S) \(link.vs)  N(R) \(link.vr)", .value)
        state.append("  window \(link.unacknowledged)/\(agreed.transmitWindow)")
        state.append("  \(link.retransmissions) sent again", link.retransmissions > 0 ? .warning : .text)
        if link.isPeerBusy { state.append("  client busy", .warning) }
        if link.isRejected { state.append("  FRMR sent", .error) }
        if let left { state.append("  closes in \(max(0, left.components.seconds)) s", .dim) }
        if link.pending > 0 { state.append("  \(link.pending) octets pending") }
        return [
            StyledLine("hdlc  ", .title)
                + StyledLine("client \(link.peer.client) to logical device \(link.peer.server)", .value), state,
            // The client's transmit direction is the meter's receive direction; all are shown as the meter sees them.
            parameters("asked", link.negotiation.asked.mirrored), parameters("offered", link.negotiation.offered),
            parameters("agreed", agreed),
        ]
    }

    private func parameters(_ name: String, _ parameters: HDLCParameters) -> StyledLine {
        ClientsScreen.field(
            name,
            "sends \(parameters.transmitLength) octets × \(parameters.transmitWindow), "
                + "takes \(parameters.receiveLength) × \(parameters.receiveWindow)")
    }

    /// What the next connection gets.
    private var timeouts: [StyledLine] {
        let settings = status.settings
        let limits = [
            ("inter-octet", settings.interOctetTimeout, "ms"), ("inter-frame", settings.interFrameTimeout, "ms"),
            ("response", settings.responseTimeout, "ms"), ("inactivity", settings.inactivityTimeout, "s"),
        ]
        let text = limits.map { "\($0) " + ($1 == 0 ? "never" : "\($1) \($2)") }.joined(separator: ", ")
        return [ClientsScreen.field("time-outs", text)]
    }

    private var counters: [StyledLine] {
        let counters = status.counters
        let counts = [
            (counters.broken, "broken"), (counters.notForUs, "not for this meter"),
            (counters.retransmissions, "sent again"), (counters.rejects, "FRMR"), (counters.echoes, "echoes"),
        ]
        let shown = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return shown.isEmpty ? [] : [ClientsScreen.field("faults", shown.joined(separator: ", "))]
    }
}

extension HDLCParameters {
    /// The same as the other side sees it.
    fileprivate var mirrored: HDLCParameters {
        HDLCParameters(
            transmitLength: receiveLength, receiveLength: transmitLength, transmitWindow: receiveWindow,
            receiveWindow: transmitWindow)
    }
}
