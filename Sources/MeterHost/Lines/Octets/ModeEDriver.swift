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
        port.hdlc.busyUntil = station.service.faults.busyUntil
        let taken = port.receive(octets, at: now, station: &station)
        adoptFacts()
        return taken
    }

    var isText: Bool { port.state != .binary }
    var nextDeadline: Duration? { port.nextDeadline }

    func elapse(at now: Duration) {
        port.elapse(at: now, station: &station)
        adoptFacts()
    }

    func adoptFacts() {
        guard port.isIdle, station.factsChanged() else { return }
        let before = port.settings
        port.settings = station.modeESettings
        port.hdlc.settings = station.hdlcSettings
        let isOtherLine =
            port.settings.initialBaud != before.initialBaud || port.settings.hdlcBaud != before.hdlcBaud
            || port.settings.beginsInHDLC != before.beginsInHDLC
        if isOtherLine { port.start(station: &station) }
    }

    func close() { port.close(station: &station) }

    func status(at now: Duration) -> LinkStatus {
        var status = LinkStatus(port.hdlc, at: now)
        (status.modeE, status.modeETimings) = (port.state, port.settings)
        status.modeELeft = port.nextDeadline.map { $0 - now }
        return status
    }
}
