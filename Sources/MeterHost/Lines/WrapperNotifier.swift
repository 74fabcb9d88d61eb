import DLMSServer
import DLMSWire
import NIOCore

/// A connection of wrapper PDUs, over TCP or UDP: one queue, from which APDUs go out between answers.
protocol WrapperNotifier: Notifier {
    var client: ClientConnection { get }
    /// Made when there is something.
    var outgoing: OutgoingQueue? { get set }
    /// Whether the client takes octets, and no answer is on its way to it.
    var isReadyForOutgoing: Bool { get }
    /// Sends an APDU that `body` writes.
    func sendOutgoing(from server: UInt16, to client: UInt16, _ body: (inout ByteWriter) -> Reaction)
    /// Hands over what was sent.
    func flushOutgoing()
}

extension WrapperNotifier {
    /// Takes an APDU into the queue and sends what can be sent.
    func enqueue(_ apdu: [UInt8], _ notification: Outgoing) throws(OutgoingFault) {
        if outgoing == nil {
            outgoing = OutgoingQueue(limit: service.buffers.queue, octets: service.buffers.reassembly)
        }
        try session.admitOutgoing(tag: apdu.first ?? 0, client: notification.client, server: notification.server)
        var fault: OutgoingFault?
        apdu.withUnsafeBytes { octets in
            do throws(OutgoingFault) {
                try outgoing?.enqueue(Octets(octets), notification)
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
        sendOutgoing()
        flushOutgoing()
    }

    /// Sends what the client takes now.
    func sendOutgoing() {
        while client.closeReason == nil, isReadyForOutgoing, let first = outgoing?.first {
            let size = service.buffers.sendAPDU
            let limits = session.outgoingLimits(client: first.client, server: first.server, otherwise: size)
            guard let limits else { return }
            var step = OutgoingQueue.Step.wait(deadline: nil)
            sendOutgoing(from: first.server, to: first.client) { writer in
                step = outgoing?.next(at: service.time.now, limits, into: &writer) ?? step
                return writer.count > 0 ? .respond : .silent
            }
            switch step {
            case .send: break
            case .finished(let result): report(result, of: first)
            case .wait(let deadline): return wait(until: deadline)
            }
        }
    }

    /// Shows the queue what a client sent.
    /// - Returns: whether it was meant for the queue.
    func takeOutgoing(_ apdu: Octets, _ header: WrapperHeader, at now: Duration) -> Bool {
        guard let first = outgoing?.first else { return false }
        let reading = outgoing?.receive(apdu, client: header.sourcePort, server: header.destinationPort, at: now)
        switch reading {
        case .taken: return true
        case .finished(let result):
            report(result, of: first)
            return true
        case .notMine, nil: return false
        }
    }

    /// Comes back when the client has said nothing for too long.
    private func wait(until deadline: Duration?) {
        guard let deadline else { return }
        let delay = max(deadline - service.time.now, .zero) + .milliseconds(1)
        _ = service.eventLoop.assumeIsolated().scheduleTask(in: .microseconds(delay.microseconds)) { [weak self] in
            guard let self, client.isOpen else { return }
            sendOutgoing()
            flushOutgoing()
        }
    }

    private func report(_ result: OutgoingResult, of notification: Outgoing) {
        service.record(
            .note("notification \(result.text)"), from: client.origin, client: notification.client,
            server: notification.server
        )
    }
}

extension OutgoingResult {
    fileprivate var text: String {
        switch self {
        case .sent: "sent"
        case .confirmed: "confirmed"
        case .notConfirmed: "given up: never confirmed"
        case .tooLong(let length, let limit):
            "given up: \(length) octets, the client takes \(limit) and no general blocks"
        }
    }
}
