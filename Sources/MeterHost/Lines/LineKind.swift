import MeterDefinition
import NIOCore

/// A kind of line: how it is opened. Each is a file of its own beside this one.
protocol LineKind {
    /// Opens a line of this kind.
    /// - Returns: its channel, which lasts as long as the line; fails with the system's reason.
    static func open(_ line: Line, of service: LineService) -> EventLoopFuture<any Channel>
}

extension ListenerURL.Scheme {
    var kind: any LineKind.Type {
        switch self {
        case .tcp, .hdlcTCP: TCPLine.self
        case .udp: UDPLine.self
        case .serial: SerialLine.self
        case .pty: PseudoTerminalLine.self
        }
    }
}
