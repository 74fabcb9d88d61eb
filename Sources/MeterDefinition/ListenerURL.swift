/// Where a meter listens: `tcp://127.0.0.1:4059`, `serial:///dev/ttyUSB0?baud=9600&mode=hdlc`.
///
/// The scheme names the kind of line. A query is kept as it was written: it belongs to the line.
public struct ListenerURL: Hashable, Sendable, CustomStringConvertible {
    public var scheme: Scheme
    /// Host name or address, without the brackets of an IPv6 address; empty for a device.
    public var host: String
    /// 0 lets the system choose; 0 for a device.
    public var port: Int
    /// The serial device, or the link to the pseudo terminal; empty for a socket.
    public var path: String
    /// Behind the `?`; nil when there is none.
    public var query: String?

    /// What carries the octets.
    public enum Scheme: String, Sendable, CaseIterable {
        /// The COSEM wrapper over TCP, or what the query's `mode` says.
        case tcp
        /// HDLC over TCP: each connection is a line of its own.
        case hdlcTCP = "hdlc+tcp"
        /// The COSEM wrapper over UDP.
        case udp
        /// A serial device.
        case serial
        /// A pseudo terminal that the meter makes.
        case pty

        /// Whether it is opened by path.
        public var isDevice: Bool { self == .serial || self == .pty }

        /// How its URL is written.
        var pattern: String {
            switch self {
            case .tcp, .hdlcTCP, .udp: "\(rawValue)://HOST:PORT"
            case .serial: "serial:///dev/NAME?baud=9600&mode=hdlc"
            case .pty: "pty:///PATH?mode=hdlc"
            }
        }
    }

    /// Port that the standard has for DLMS/COSEM over TCP and UDP.
    public static let standardPort = 4059

    public init(scheme: Scheme = .tcp, host: String = "127.0.0.1", port: Int, query: String? = nil) {
        (self.scheme, self.host, self.port, path, self.query) = (scheme, host, port, "", query)
    }

    /// A device.
    public init(scheme: Scheme, path: String, query: String? = nil) {
        (self.scheme, host, port, self.path, self.query) = (scheme, "", 0, path, query)
    }

    public var description: String {
        let address = host.contains(":") ? "[\(host)]" : host
        let place = scheme.isDevice ? path : "\(address):\(port)"
        return "\(scheme.rawValue)://\(place)" + (query.map { "?\($0)" } ?? "")
    }

    /// The same URL with another port; a device has none.
    public func with(port: Int) -> ListenerURL {
        var url = self
        url.port = port
        return url
    }
}

// MARK: - Reading

extension ListenerURL {
    /// Why a text is no URL of a listener.
    public struct Fault: Error, Equatable, CustomStringConvertible {
        /// One line: what is wrong and what would be right.
        public let description: String
    }

    /// Reads `tcp://HOST:PORT`, `serial:///dev/NAME`, …; the host of an IPv6 address stands in brackets.
    /// - Throws: ``Fault``.
    public init(_ text: String) throws(Fault) {
        func fault(_ reason: String) -> Fault { Fault(description: "listener '\(text)': \(reason)") }
        let (address, query) = Self.split(text, at: "?")
        guard let separator = address.firstRange(of: "://") else { throw fault("expected tcp://HOST:PORT") }
        let name = String(address[..<separator.lowerBound])
        guard let scheme = Scheme(rawValue: name) else { throw fault(Self.refusal(of: name)) }
        let place = address[separator.upperBound...]
        if scheme.isDevice {
            guard place.contains(where: { $0 != "/" }) else { throw fault("the path is missing: \(scheme.pattern)") }
            self.init(scheme: scheme, path: String(place), query: query.map(String.init))
        } else {
            guard let colon = place.lastIndex(of: ":") else { throw fault("the port is missing: \(scheme.pattern)") }
            guard let port = UInt16(place[place.index(after: colon)...]) else { throw fault("the port is 0 to 65535") }
            let host = place[..<colon].trimmingBrackets
            guard !host.isEmpty else { throw fault("the host is missing: \(name)://127.0.0.1:\(port)") }
            self.init(scheme: scheme, host: String(host), port: Int(port), query: query.map(String.init))
        }
        if let reason = optionFault { throw fault(reason) }
    }

    private static func refusal(of scheme: String) -> String {
        let known = Scheme.allCases.map(\.rawValue).joined(separator: ", ")
        return "'\(scheme)' is no kind of line; there is \(known)"
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
