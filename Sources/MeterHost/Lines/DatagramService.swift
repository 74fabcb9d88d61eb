import DLMSServer
import DLMSWire
import NIOCore

/// The wrapper over UDP: answers each datagram that is a whole WPDU, with nothing larger than what its client has agreed
/// to take.
///
/// A peer is known by its address. It is remembered from its first WPDU on; at the limit the one that is silent for
/// longest without an association has to go, and where all have one, a new peer is not served.
final class DatagramService: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let service: LineService
    private let line: Line
    private var peers: [SocketAddress: DatagramPeer] = [:]

    init(_ service: LineService, line: Line) { (self.service, self.line) = (service, line) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        let address = envelope.remoteAddress
        envelope.data.withUnsafeReadableBytes { octets in
            let now = service.time.now
            guard service.faults.isActive(.received, at: now),
                let outcome = service.faults.outcome(of: Octets(octets), .received, at: now)
            else { return answer(octets, from: address, context) }
            if outcome.frames.isEmpty { peers[address]?.withhold(octets) }
            for frame in outcome.frames { take(frame, from: address, in: outcome.delay, context) }
        }
    }

    /// Takes what a fault by hand has left of a datagram.
    private func take(
        _ octets: [UInt8], from address: SocketAddress, in delay: Duration, _ context: ChannelHandlerContext
    ) {
        guard delay > .zero else { return octets.withUnsafeBytes { answer($0, from: address, context) } }
        _ = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(delay)) {
            octets.withUnsafeBytes { self.answer($0, from: address, context) }
            context.flush()
        }
    }

    private func answer(
        _ octets: UnsafeRawBufferPointer, from address: SocketAddress, _ context: ChannelHandlerContext
    ) {
        answer(octets, from: address, on: context.channel) { reply, delay in
            let datagram = AddressedEnvelope(remoteAddress: address, data: reply)
            guard delay > .zero else { return context.write(wrapOutboundOut(datagram), promise: nil) }
            let channel = context.channel
            _ = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(delay)) {
                channel.writeAndFlush(datagram, promise: nil)
            }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) { context.flush() }

    /// A datagram that cannot be sent is lost, as datagrams may be; the line goes on.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        service.record(.note(HostPlatform.reason(error)), from: .init(line: line.name))
    }

    func channelInactive(context: ChannelHandlerContext) {
        for address in Array(peers.keys) { forget(address, because: "line closed") }
        context.fireChannelInactive()
    }
}

// MARK: - Datagrams

extension DatagramService {
    private func answer(
        _ octets: UnsafeRawBufferPointer, from address: SocketAddress, on channel: any Channel,
        with send: DatagramPeer.Send
    ) {
        guard case .wpdu(let header, let apdu, let length) = WrapperStep(Octets(octets), limit: Int(UInt16.max)),
            length == octets.count
        else { return refuse(octets, from: address) }
        guard let peer = peers[address] ?? greet(address, on: channel) else { return }
        peer.take(octets, header, apdu, send: send)
        if peer.client.closeReason != nil { forget(address, because: "") }
    }

    /// What is no WPDU is not answered, and makes no peer.
    private func refuse(_ octets: UnsafeRawBufferPointer, from address: SocketAddress) {
        let refusal = Refusal(.none, because: .malformed(.invalid(field: "datagram", value: octets.count)))
        if let client = peers[address]?.client { return service.refuse(refusal, on: client) }
        service.record(.refused(refusal), from: .init(line: line.name, peer: address.text))
    }

    private func greet(_ address: SocketAddress, on channel: any Channel) -> DatagramPeer? {
        if peers.count >= service.limits.datagramPeers, !makeRoom() { return nil }
        let client = service.open(on: line, peer: address.text) { [weak self] in self?.forget(address, because: "") }
        let peer = DatagramPeer(service, line: line, client: client) { [loop = service.eventLoop] datagram, delay in
            let datagram = AddressedEnvelope(remoteAddress: address, data: datagram)
            _ = loop.assumeIsolated().scheduleTask(in: TimeAmount(delay)) {
                channel.writeAndFlush(datagram, promise: nil)
            }
        }
        peers[address] = peer
        return peer
    }

    private func makeRoom() -> Bool {
        let idle = peers.filter { $0.value.client.associations.isEmpty }
        guard let victim = idle.min(by: { $0.value.client.lastHeard < $1.value.client.lastHeard }) else { return false }
        forget(victim.key, because: "made room: \(service.limits.datagramPeers) peers at most")
        return true
    }

    private func forget(_ address: SocketAddress, because reason: String) {
        guard let peer = peers.removeValue(forKey: address) else { return }
        peer.close()
        service.closed(peer.client, on: line, because: peer.client.closeReason ?? reason)
    }
}
