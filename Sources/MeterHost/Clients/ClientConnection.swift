import DLMSServer
import DLMSWire

/// One connection of a client, open or recently closed, as the Clients screen shows it.
///
/// Used on the meter's event loop only.
public final class ClientConnection {
    public let origin: MeterEvent.Origin
    /// Host time in milliseconds since 1970-01-01 UTC.
    public let connectedAt: Int64
    /// Set when the connection ended, with the reason.
    public internal(set) var closed: (at: Int64, reason: String)?
    /// Associations open on it.
    public internal(set) var associations: [OpenAssociation] = []
    @exclusivity(unchecked) public internal(set) var counters = Counters()
    public internal(set) var lastRefusal: (at: Int64, client: UInt16, server: UInt16, refusal: Refusal)?
    /// What explains the last refusal, as far as more could be found out.
    public internal(set) var explanation: [String] = []
    /// Host time of the last octets from the client, in milliseconds since 1970-01-01 UTC.
    @exclusivity(unchecked) public internal(set) var lastHeard: Int64

    /// What went over the connection.
    public struct Counters: Equatable, Sendable {
        public var framesReceived = 0
        public var framesSent = 0
        public var octetsReceived = 0
        public var octetsSent = 0
        /// Requests carried out or refused.
        public var requests = 0
        public var refusals = 0
    }

    /// One association of the connection.
    public struct OpenAssociation: Sendable {
        public let name: String
        public let offer: AssociationOffer
        /// What holds now; the sizes can be changed by hand.
        public internal(set) var context: NegotiatedContext
        /// What the client proposed; nil where its AARQ is not kept, or is ciphered.
        public internal(set) var asked: Asked?
        /// Host time in milliseconds since 1970-01-01 UTC.
        public let since: Int64

        /// An InitiateRequest, as far as it is negotiated about.
        public struct Asked: Equatable, Sendable {
            public var conformance: Conformance
            /// Longest APDU that the client takes, in octets; 0 is no limit.
            public var maxReceivePDU: UInt16
        }
    }

    /// What tells the client something without being asked; nil once the connection has ended.
    weak var notifier: (any Notifier)?
    /// Gives an association, by its SAPs, another longest APDU to send; false when it is not open.
    var setMaxSendPDU: ((_ octets: UInt16, _ client: UInt16, _ server: UInt16) -> Bool)?
    /// Takes a captured request once more, as if it came now.
    var replay: ((Frame) -> Void)?
    /// Sends a captured frame once more; nil where the meter speaks only when it is asked, and once the connection has
    /// ended.
    var resend: ((Frame) -> Void)?
    /// Asked for how the HDLC connections on it are doing; nil where there are none.
    var onStatus: (() -> LinkStatus)?
    /// A serial line: it stays when nobody is connected.
    let isPermanent: Bool
    /// Told when the meter's objects say something else of its lines.
    var onFactsChanged: (() -> Void)?
    /// Silence after which it is ended while it has an association: what held when it was opened.
    let idle: Duration
    private let end: () -> Void
    /// Why the meter ends the connection, once it does.
    var closeReason: String?

    /// - Parameter end: ends it; what carries it says when it has ended.
    init(
        origin: MeterEvent.Origin, isPermanent: Bool = false, idle: Duration, at time: Int64,
        end: @escaping () -> Void
    ) {
        (self.origin, self.isPermanent, self.idle, self.end) = (origin, isPermanent, idle, end)
        (connectedAt, lastHeard) = (time, time)
    }

    /// How its HDLC connections and its port are doing now; nil on a line without HDLC.
    public var linkStatus: LinkStatus? { closed == nil ? onStatus?() : nil }

    /// Ends the connection; the first reason counts.
    func close(because reason: String) {
        closeReason = closeReason ?? reason
        end()
    }

    /// The connection has ended: nothing can be done on it any more.
    func forgetWays() { (setMaxSendPDU, replay, resend) = (nil, nil, nil) }

    public var link: UInt32 { origin.link }
    public var isOpen: Bool { closed == nil }
}
