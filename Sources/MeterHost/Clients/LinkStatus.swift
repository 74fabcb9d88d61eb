import DLMSServer

/// How a line with HDLC is doing, for the screen.
public struct LinkStatus: Sendable {
    /// Clients connected, with their parameters, sequence numbers and retransmissions.
    public var connections: [HDLCStatus] = []
    public var counters = HDLCCounters()
    /// What the line is set to now; its time-outs are on the screen.
    public var settings = HDLCSettings()
    /// By connection, time until it is closed for inactivity, where it is.
    public var timeLeft: [Duration?] = []
    /// Where a port of IEC 62056-21 stands; nil on a line without.
    public var modeE: ModeEState?
    /// Time until that ends by itself, where it does.
    public var modeELeft: Duration?
    /// What the port waits for, and how long at most.
    public var modeETimings: ModeESettings?
    /// How the characters go over the line now: `300 7E1`; nil where there are none.
    public var format: String?
    /// What a modem is doing; nil on a line without.
    public var modem: String?
}

extension LinkStatus {
    init(_ line: borrowing HDLCLine, at now: Duration) {
        (counters, settings) = (line.counters, line.settings)
        for index in 0..<line.connectionLimit {
            guard let status = line.status(of: index) else { continue }
            connections.append(status)
            timeLeft.append(line.inactivityDeadline(of: index).map { $0 - now })
        }
    }
}
