import DLMSServer
import DLMSWire

/// HDLC from the first octet on.
final class HDLCDriver: LinkDriver {
    @exclusivity(unchecked) private var link: HDLCLine
    private var station: MeterStation
    /// Whether the rate of the line is the link's: behind a modem it is not.
    private let hasRate: Bool
    private var rate: UInt32?

    init(_ station: MeterStation, hasRate: Bool = true) {
        (self.station, self.hasRate) = (station, hasRate && station.line.url.scheme.isDevice)
        link = HDLCLine(station.hdlcSettings, station.hdlcSizes)
    }

    func start(at now: Duration) { rate = station.service.facts.hdlcBaud }

    func receive(_ octets: Octets, at now: Duration) -> Int {
        link.busyUntil = station.service.faults.busyUntil
        let taken = link.receive(octets, at: now, station: &station)
        adoptFacts()
        return taken
    }

    func adoptFacts() {
        if station.factsChanged() { link.settings = station.hdlcSettings }
        adoptRate()
    }

    /// A device changes its rate between two connections.
    private func adoptRate() {
        guard hasRate, !link.isConnected, let baud = station.service.facts.hdlcBaud, baud != rate else { return }
        rate = baud
        station.setRate(baud)
    }

    var nextDeadline: Duration? {
        guard station.unaskedRecipient != nil, let quiet = link.quietDeadline else { return link.nextDeadline }
        return min(quiet, link.nextDeadline ?? quiet)
    }

    func elapse(at now: Duration) {
        link.elapse(at: now, station: &station)
        adoptRate()
        guard let recipient = station.unaskedRecipient else { return }
        _ = link.notify(client: recipient.client, server: recipient.server, at: now, station: &station)
    }

    var isConnected: Bool { link.isConnected }
    func close() { link.close(station: &station) }
    func status(at now: Duration) -> LinkStatus { LinkStatus(link, at: now) }
}
