/// Where a meter listens: `tcp://127.0.0.1:4059`.
///
/// The scheme names the kind of line. A query is kept as it was written: it belongs to the line.
public struct ListenerURL: Hashable, Sendable, CustomStringConvertible {
    public var scheme: String
    /// Host name or address, without the brackets of an IPv6 address.
    public var host: String
    /// 0 lets the system choose.
    public var port: Int
    /// Behind the `?`; nil when there is none.
    public var query: String?

    /// Port that the standard has for DLMS/COSEM over TCP and UDP.
    public static let standardPort = 4059

    public init(scheme: String = "tcp", host: String = "127.0.0.1", port: Int, query: String? = nil) {
        (self.scheme, self.host, self.port, self.query) = (scheme, host, port, query)
    }

    public var description: String {
        let address = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(address):\(port)" + (query.map { "?\($0)" } ?? "")
    }

    /// The same URL with another port.
    public func with(port: Int) -> ListenerURL {
        var url = self
        url.port = port
        return url
    }
}

extension ListenerURL {
    /// Why a text is no URL of a listener.
    public struct Fault: Error, Equatable, CustomStringConvertible {
        /// One line: what is wrong and what would be right.
        public let description: String
    }

    /// Reads `tcp://HOST:PORT`; the host of an IPv6 address stands in brackets.
    /// - Throws: ``Fault``.
    public init(_ text: String) throws(Fault) {
        func fault(_ reason: String) -> Fault { Fault(description: "listener '\(text)': \(reason)") }
        let (address, query) = Self.split(text, at: "?")
        guard let separator = address.firstRange(of: "://") else { throw fault("expected tcp://HOST:PORT") }
        let scheme = String(address[..<separator.lowerBound])
        if let refusal = Self.refusal(of: scheme) { throw fault(refusal) }
        let place = address[separator.upperBound...]
        guard let colon = place.lastIndex(of: ":") else { throw fault("the port is missing: tcp://HOST:PORT") }
        guard let port = UInt16(place[place.index(after: colon)...]) else { throw fault("the port is 0 to 65535") }
        let host = place[..<colon].trimmingBrackets
        guard !host.isEmpty else { throw fault("the host is missing: tcp://127.0.0.1:\(port)") }
        self.init(scheme: scheme, host: String(host), port: Int(port), query: query.map(String.init))
    }

    /// Why a scheme cannot be used; nil for `tcp`.
    private static func refusal(of scheme: String) -> String? {
        switch scheme {
        case "tcp": nil
        case "udp", "serial", "pty", "hdlc", "hdlc+tcp", "mode-e": "'\(scheme)' is not there yet; use tcp://HOST:PORT"
        default: "'\(scheme)' is no kind of line; use tcp://HOST:PORT"
        }
    }

    private static func split(_ text: String, at mark: Character) -> (Substring, Substring?) {
        guard let place = text.firstIndex(of: mark) else { return (text[...], nil) }
        return (text[..<place], text[text.index(after: place)...])
    }
}

extension Substring {
    fileprivate var trimmingBrackets: Substring {
        hasPrefix("[") && hasSuffix("]") ? dropFirst().dropLast() : self
    }
}
