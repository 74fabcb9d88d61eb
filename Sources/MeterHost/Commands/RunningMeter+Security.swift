import COSEM
import DLMSServer

extension RunningMeter {
    /// SAPs of the clients that have a security setup, in ascending order.
    public var cipheredClients: [UInt16] {
        let clients = living.template.logicalDevices.flatMap(\.associations).filter { $0.security != nil }.map(
            \.offer.client)
        return Set(clients).sorted()
    }

    /// - Returns: `transmit counter of client 1: 1000 → 17`.
    func changeCounter(_ client: UInt16, _ change: CounterChange) throws(CommandFault) -> String {
        let offers = living.devices.compactMap { living.association(client: client, server: $0.sap) }
        guard let offer = offers.first(where: { living.security.counters(of: $0) != nil }),
            let before = living.security.counters(of: offer)
        else { throw CommandFault("client \(client) has no security setup") }
        let name = "transmit counter of client \(client)"
        switch change {
        case .set(let value): return sent(value, before, offer, name)
        case .move(let distance):
            let value = Int64(before.sent ?? .max) + distance
            guard let value = UInt32(exactly: value) else { throw CommandFault("\(value) is no counter") }
            return sent(value, before, offer, name)
        case .freeze:
            living.security.setFrozen(true, of: offer)
            return "\(name) stays at \(Self.text(before.sent)): every message has it"
        case .run:
            living.security.setFrozen(false, of: offer)
            return "\(name) goes on from \(Self.text(before.sent))"
        case .received(let value): return try received(value, before, offer, client)
        }
    }

    private func sent(
        _ value: UInt32, _ before: MeterSecurity.Counters, _ offer: AssociationOffer, _ name: String
    ) -> String {
        living.security.setSent(value, of: offer)
        return "\(name): \(Self.text(before.sent)) → \(value)"
    }

    private func received(
        _ value: UInt32, _ before: MeterSecurity.Counters, _ offer: AssociationOffer, _ client: UInt16
    ) throws(CommandFault) -> String {
        guard let title = living.security.client(of: offer) ?? before.received.last?.sender else {
            throw CommandFault("client \(client) has not associated yet: its system title is not known")
        }
        guard living.security.setReceived(value, from: title, of: offer) else {
            throw CommandFault("the meter remembers the counters of too many clients already")
        }
        let old = before.received.first { $0.sender == title && $0.use == .encryption }?.last
        return "last counter received of client \(client), \(title.text): \(Self.text(old)) → \(value)"
    }

    private static func text(_ counter: UInt32?) -> String { counter.map { "\($0)" } ?? "none" }

    /// - Returns: what came of it: the answer, or where it went.
    func replay(frame number: Int) throws(CommandFault) -> String {
        guard let frame = capture[number] else { throw CommandFault("frame \(number) is not kept any more") }
        guard frame.hasAPDU else { throw CommandFault("frame \(number) has no APDU; its APDU has a row of its own") }
        guard let connection = clients[frame.link] else {
            throw CommandFault("the connection of frame \(number) is closed")
        }
        guard frame.direction == .received else {
            guard let resend = connection.resend else {
                throw CommandFault("over this line the meter sends only what it is asked for; replay a request")
            }
            resend(frame)
            return "frame \(number) sent again to client \(frame.client)"
        }
        guard let replay = connection.replay else { throw CommandFault("nothing can be replayed on this line") }
        let first = capture.nextNumber
        replay(frame)
        guard let answer = summary(ofFrame: first + 1) else { return "frame \(number) replayed: no answer" }
        return "frame \(number) replayed: \(answer.service) \(answer.text)"
    }
}
