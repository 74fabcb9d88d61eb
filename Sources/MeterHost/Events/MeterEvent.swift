import DLMSServer
import DLMSWire

/// Something that happened on the running meter, as the Log screen and `serve` show it.
///
/// It holds what happened, not text: texts are made when somebody looks.
public struct MeterEvent: Sendable {
    /// Counts all events since the start, from 1.
    public var number = 0
    /// Host time in milliseconds since 1970-01-01 UTC.
    public var time: Int64
    /// Where it came from; nil for the meter itself and its console.
    public var origin: Origin?
    /// Client SAP, where one took part.
    public var client: UInt16?
    /// SAP of the logical device, where one took part.
    public var server: UInt16?
    public var kind: Kind

    public init(time: Int64, origin: Origin? = nil, client: UInt16? = nil, server: UInt16? = nil, kind: Kind) {
        (self.time, self.origin, self.client, self.server, self.kind) = (time, origin, client, server, kind)
    }

    /// A line, and the peer on it.
    public final class Origin: Sendable {
        /// The line's URL with its real port: `tcp://127.0.0.1:4059`.
        public let line: String
        /// Address of the other side: `127.0.0.1:51234`; nil for the line itself.
        public let peer: String?
        /// Number of the link; 0 for the line itself.
        public let link: UInt32

        public init(line: String, peer: String? = nil, link: UInt32 = 0) {
            (self.line, self.peer, self.link) = (line, peer, link)
        }
    }

    public enum Kind: Sendable {
        /// A line listens.
        case listening
        /// A line could not be opened, or stopped working.
        case failed(reason: String)
        /// A line was closed on request.
        case closed
        case connected
        /// `reason` says who ended it and why.
        case disconnected(reason: String)
        /// A client has connected with HDLC.
        case linked(HDLCNegotiation)
        case unlinked(HDLCDisconnection)
        /// A port of IEC 62056-21 has gone over to another state.
        case port(ModeEState)
        /// `name` is the association's in the definition.
        case associated(name: String, AssociationOffer, NegotiatedContext)
        case released(name: String)
        /// A service was carried out or refused; `result` 0 is success.
        case request(Service, AttributeDescriptor, result: UInt8)
        case refused(Refusal)
        /// What explains a refusal before it: `would verify with EK and AK swapped`.
        case explained(String)
        /// A key of a security setup was replaced.
        case keyReplaced(KeyReplacement)
        /// Somebody at the console changed something: "old → new".
        case command(String)
        /// A command was refused, and why.
        case commandRefused(String)
        /// Anything else worth a line.
        case note(String)
    }

    /// Whether it tells of something that went wrong.
    public var isError: Bool {
        switch kind {
        case .failed, .refused, .explained, .commandRefused: true
        case .request(_, _, let result): result != 0
        default: false
        }
    }
}
