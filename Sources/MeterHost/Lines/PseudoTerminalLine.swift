import MeterDefinition
import NIOCore

/// `pty://`: a pseudo terminal that the meter makes, with a link to the clients' end of it.
///
/// The meter keeps the clients' end open as well, so that its own end lasts while clients come and go.
enum PseudoTerminalLine: LineKind {
    static func open(_ line: Line, of service: LineService) -> EventLoopFuture<any Channel> {
        do throws(PlatformError) {
            let terminal = try HostPlatform.makePseudoTerminal()
            let path = line.url.path
            do throws(PlatformError) {
                try HostPlatform.makeLink(path, to: terminal.path)
            } catch {
                HostPlatform.close(terminal.master)
                HostPlatform.close(terminal.slave)
                throw error
            }
            line.onEnd = {
                HostPlatform.removeLink(path, to: terminal.path)
                HostPlatform.close(terminal.slave)
            }
            return SerialLine.openChannel(terminal.master, nil, for: line, of: service)
        } catch {
            return service.eventLoop.makeFailedFuture(error)
        }
    }
}
