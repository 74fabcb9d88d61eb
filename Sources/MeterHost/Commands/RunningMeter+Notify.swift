import DLMSServer
import DLMSWire

// Telling clients something without being asked.
extension RunningMeter {
    /// Puts a notification into the queue of every client that it is for.
    func notify(_ notification: Notification) throws(CommandFault) -> String {
        guard notification.service != .event || notification.attributes.count == 1 else {
            throw CommandFault("an event tells of one attribute")
        }
        var told: [UInt16] = []
        for (connection, association) in try addressees(of: notification) {
            let client = association.offer.client
            guard let notifier = connection.notifier else { continue }
            try queue(notification, for: client, on: notifier)
            told.append(client)
        }
        guard !told.isEmpty else { throw CommandFault("the connection is gone") }
        return "queued \(notification.service.rawValue) for \(told.map { "client \($0)" }.joined(separator: ", "))"
    }

    private typealias Addressee = (ClientConnection, ClientConnection.OpenAssociation)

    /// The associations that it goes to: those that have the service, or all of the client that is named.
    private func addressees(of notification: Notification) throws(CommandFault) -> [Addressee] {
        let open = clients.connections.filter(\.isOpen).flatMap { connection in
            connection.associations.map { (connection, $0) }
        }.filter { $0.1.offer.server == notification.device }
        let named = open.filter { notification.client == nil || $0.1.offer.client == notification.client }
        guard !named.isEmpty else {
            let who = notification.client.map { "client \($0) has" } ?? "no client has"
            throw CommandFault(
                "\(who) \(notification.client == nil ? "an" : "no") association with logical device \(notification.device)"
            )
        }
        let able = named.filter { $0.1.context.conformance.contains(notification.service.conformance) }
        guard !able.isEmpty else {
            throw CommandFault("not negotiated: \(notification.service.conformance.bitNames.joined(separator: ", "))")
        }
        return able
    }

    private func queue(
        _ notification: Notification, for client: UInt16, on notifier: any Notifier
    ) throws(CommandFault) {
        let apdu: [UInt8]
        do throws(Refusal) {
            apdu = try notifier.write(notification, to: client)
        } catch {
            throw CommandFault("client \(client) cannot be told: \(RefusalText(error).cause)")
        }
        try queue(apdu, notification.outgoing(to: client), on: notifier)
    }

    /// Puts an APDU into the queue of an open connection, as it is.
    func enqueue(_ link: UInt32, _ apdu: [UInt8], _ outgoing: Outgoing) throws(CommandFault) -> String {
        guard let notifier = service.clients[link]?.notifier else { throw CommandFault("no open connection \(link)") }
        try queue(apdu, outgoing, on: notifier)
        return "queued \(apdu.count) octets for client \(outgoing.client)"
    }

    private func queue(
        _ apdu: [UInt8], _ outgoing: Outgoing, on notifier: any Notifier
    ) throws(CommandFault) {
        do throws(OutgoingFault) {
            try notifier.enqueue(apdu, outgoing)
        } catch {
            throw CommandFault("not queued: \(error.text)")
        }
    }
}

extension OutgoingFault {
    fileprivate var text: String {
        switch self {
        case .tooMany(let limit): "\(limit) APDUs wait already"
        case .noRoom(let length, let room): "\(length) octets, and there is room for \(room)"
        case .notNegotiated(let tag, let granted):
            "tag \(tag) was not negotiated, but \(granted.bitNames.joined(separator: ", "))"
        }
    }
}
