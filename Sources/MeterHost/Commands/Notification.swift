import DLMSServer
import DLMSWire

/// What the meter tells clients without being asked: values of attributes of one logical device.
public struct Notification: Equatable, Sendable {
    /// The service that carries it.
    public enum Service: String, CaseIterable, Sendable {
        /// EventNotification: one attribute, by logical name.
        case event
        /// DataNotification: values without names.
        case data
        /// InformationReport: attributes by short name.
        case report

        /// The bit of the conformance block that a client has to have for it.
        public var conformance: Conformance {
            switch self {
            case .event: .eventNotification
            case .data: .dataNotification
            case .report: .informationReport
            }
        }
    }

    public var service: Service
    /// SAP of the logical device.
    public var device: UInt16
    /// At least one; exactly one in an event.
    public var attributes: [AttributeDescriptor]
    /// Only to clients with this SAP; nil for every client that has negotiated the service.
    public var client: UInt16?
    /// The client confirms a DataNotification.
    public var isConfirmed = false
    /// Goes out before others that wait.
    public var isUrgent = false

    public init(_ service: Service, _ attributes: [AttributeDescriptor], ofDevice device: UInt16) {
        (self.service, self.attributes, self.device) = (service, attributes, device)
    }

    /// How it goes to one client.
    func outgoing(to client: UInt16) -> Outgoing {
        var outgoing = Outgoing(client: client, server: device)
        outgoing.isUrgent = isUrgent
        if isConfirmed, service == .data { outgoing.confirmation = Outgoing.Confirmation() }
        return outgoing
    }
}

extension Server {
    /// Writes a notification for one client.
    /// - Parameter number: long-invoke-id of a DataNotification.
    mutating func write(
        _ notification: Notification, number: UInt32, to client: UInt16, in session: inout LinkSession,
        into writer: inout ByteWriter
    ) throws(Refusal) {
        let isGeneral = notification.service == .data
        try notify(
            client: client, server: notification.device, isGeneral: isGeneral, in: &session, into: &writer
        ) { (server, peer, writer) throws(Refusal) in
            let attributes = notification.attributes
            switch notification.service {
            case .event: try server.writeEventNotification(of: attributes[0], for: peer, into: &writer)
            case .data:
                let invokeID = LongInvokeIDAndPriority(notification, number: number)
                try server.writeDataNotification(invokeID, of: attributes, for: peer, into: &writer)
            case .report: try server.writeInformationReport(of: attributes, for: peer, into: &writer)
            }
        }
    }
}

extension LongInvokeIDAndPriority {
    fileprivate init(_ notification: Notification, number: UInt32) {
        let flags: UInt32 = (notification.isConfirmed ? 1 << 30 : 0) | (notification.isUrgent ? 1 << 31 : 0)
        self.init(rawValue: number & 0xFF_FFFF | flags)
    }
}
