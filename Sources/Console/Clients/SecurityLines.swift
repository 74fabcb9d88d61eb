import COSEM
import DLMSServer
import MeterHost
import TerminalKit

/// The keys of an association, by their fingerprints unless secrets are shown, and its invocation counters by client,
/// key and direction.
struct SecurityLines {
    private let meter: RunningMeter
    private let offer: AssociationOffer
    private let isRevealed: Bool

    init(_ meter: RunningMeter, _ offer: AssociationOffer, isRevealed: Bool) {
        (self.meter, self.offer, self.isRevealed) = (meter, offer, isRevealed)
    }

    var lines: [StyledLine] { keys + counters }

    private var keys: [StyledLine] {
        guard let setup = meter.living.security.place(of: offer) else { return [] }
        let entries = meter.opener.history.entries.filter { $0.setup == setup }
        let current = entries.filter { $0.last == nil && $0.use != .dedicated }
        let shown = current + (entries.last { $0.use == .dedicated }.map { [$0] } ?? [])
        return shown.enumerated().map { index, entry in
            let before = entries.last { $0.use == entry.use && $0.number < entry.number && $0.use != .dedicated }
            let text = "\(entry.use.text) \(name(of: entry))" + (before.map { ", before \(name(of: $0))" } ?? "")
            return ClientsScreen.field(index == 0 ? "keys" : "", text, isRevealed ? .secret : .text)
        }
    }

    /// `BE45CB…`, by which a key is told from another; all of it when secrets are shown.
    private func name(of entry: KeyHistory.Entry) -> String {
        isRevealed ? HexText.digits(entry.octets) : "\(RingKey.fingerprint(of: entry.octets))…"
    }

    private var counters: [StyledLine] {
        guard let counters = meter.living.security.counters(of: offer) else { return [] }
        let sent = counters.sent.map { "sent \($0)" } ?? "sent: none left"
        let received = counters.received.map { "received \($0.last) under \($0.use.text) from \($0.sender.text)" }
        let frozen = counters.isFrozen ? ", frozen: every message has it" : ""
        return ([sent + frozen] + received).enumerated().map { index, text in
            ClientsScreen.field(
                index == 0 ? "counters" : "", text, index == 0 && counters.isFrozen ? .warning : .text)
        }
    }
}
