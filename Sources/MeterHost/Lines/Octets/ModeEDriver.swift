import DLMSServer
import DLMSWire

/// IEC 62056-21 first, HDLC once the client has asked for it.
final class ModeEDriver: LinkDriver {
    private var port: ModeEPort
    private var station: MeterStation

    init(_ station: MeterStation) {
        self.station = station
        port = ModeEPort(station.modeESettings, HDLCLine(station.hdlcSettings, station.hdlcSizes))
    }

    func start(at now: Duration) { port.start(station: &station) }

    func receive(_ octets: Octets, at now: Duration) -> Int {
        if station.factsChanged() {
            port.settings = station.modeESettings
            port.hdlc.settings = station.hdlcSettings
        }
        port.hdlc.busyUntil = station.service.faults.busyUntil
        return port.receive(octets, at: now, station: &station)
    }

    var nextDeadline: Duration? { port.nextDeadline }
    func elapse(at now: Duration) { port.elapse(at: now, station: &station) }
    func close() { port.close(station: &station) }

    func status(at now: Duration) -> LinkStatus {
        var status = LinkStatus(port.hdlc, at: now)
        (status.modeE, status.modeETimings) = (port.state, port.settings)
        status.modeELeft = port.nextDeadline.map { $0 - now }
        return status
    }
}
