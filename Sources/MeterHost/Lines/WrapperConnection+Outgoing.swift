import DLMSServer
import DLMSWire
import NIOCore

/// What leaves the connection without being asked for: one queue, from which APDUs go out between answers.
extension WrapperConnection {
    /// Takes an APDU into the queue and sends what can be sent.
    func notify(_ apdu: [UInt8], _ notification: Outgoing) throws(OutgoingFault) {
        if outgoing == nil {
            outgoing = OutgoingQueue(limit: service.buffers.queue, octets: service.buffers.reassembly)
        }
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
        if let context { flush(context) }
    }

    /// Sends what the client takes now.
    func sendOutgoing() {
        while client.closeReason == nil, isWritable, stream == nil, let first = outgoing?.first {
            let size = service.buffers.sendAPDU
            let limits = session.outgoingLimits(client: first.client, server: first.server, otherwise: size)
            guard let limits else { return }
            var step = OutgoingQueue.Step.wait(deadline: nil)
            send(from: first.server, to: first.client) { writer in
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
        guard let deadline, let context else { return }
        let delay = max(deadline - service.time.now, .zero) + .milliseconds(1)
        _ = context.eventLoop.assumeIsolated().scheduleTask(in: .microseconds(delay.microseconds)) { [weak self] in
            guard let self, let context = self.context else { return }
            sendOutgoing()
            flush(context)
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
