import DLMSServer
import DLMSWire

/// HDLC from the first octet on.
final class HDLCDriver: LinkDriver {
    @exclusivity(unchecked) private var link: HDLCLine
    private var station: MeterStation

    init(_ station: MeterStation) {
        self.station = station
        link = HDLCLine(station.hdlcSettings, station.hdlcSizes)
    }

    func start(at now: Duration) {}

    func receive(_ octets: Octets, at now: Duration) -> Int {
        if station.factsChanged() { link.settings = station.hdlcSettings }
        link.busyUntil = station.service.faults.busyUntil
        return link.receive(octets, at: now, station: &station)
    }

    var nextDeadline: Duration? { link.nextDeadline }
    func elapse(at now: Duration) { link.elapse(at: now, station: &station) }
    var isConnected: Bool { link.isConnected }
    func close() { link.close(station: &station) }
    func status(at now: Duration) -> LinkStatus { LinkStatus(link, at: now) }
}
