import NIOCore

extension Platform {
    /// Why something on a socket failed: the system's own words, where it was the system.
    static func reason(_ error: any Error) -> String {
        (error as? IOError).map { text(ofError: $0.errnoCode) } ?? "\(error)"
    }
}

extension SocketAddress {
    /// `127.0.0.1:4059`, `[::1]:4059`.
    var text: String {
        let host = ipAddress ?? description
        return (host.contains(":") ? "[\(host)]" : host) + (port.map { ":\($0)" } ?? "")
    }
}
