import DLMSServer

extension HDLCDisconnection {
    /// In a few words.
    var text: String {
        switch self {
        case .client: "DISC"
        case .again: "connected again"
        case .inactivity: "nothing heard for the inactivity time-out"
        case .line: "the line is gone"
        }
    }
}

extension ModeEState {
    /// In a few words.
    public var text: String {
        switch self {
        case .signOn: "waits for a call"
        case .identifying: "called"
        case .identified: "waits for the choice"
        case .selected: "chosen"
        case .readout: "readout sent"
        case .binary: "HDLC"
        }
    }
}
