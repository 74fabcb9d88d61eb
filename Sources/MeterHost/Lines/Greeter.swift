import DLMSServer
import NIOCore

/// Waits until an accepted connection is up, then puts what works on it in its own place.
///
/// Only a connection that is up has an address and is told when it ends.
final class Greeter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Never

    private let service: LineService
    private let line: Line

    init(_ service: LineService, line: Line) { (self.service, self.line) = (service, line) }

    func channelActive(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            try add(context.channel, to: pipeline)
            context.fireChannelActive()
            pipeline.removeHandler(self, promise: nil)
        } catch {
            context.close(promise: nil)
        }
    }

    private func add(_ channel: any Channel, to pipeline: ChannelPipeline.SynchronousOperations) throws {
        let peer = channel.remoteAddress?.text ?? "unknown"
        let client = service.open(on: line, peer: peer) { channel.close(promise: nil) }
        if line.url.mode == .wrapper {
            try pipeline.addHandler(WrapperConnection(service, line: line, client: client, channel: channel))
        } else {
            try pipeline.addHandler(OctetConnection(service, line: line, client: client, channel: channel))
        }
    }
}
