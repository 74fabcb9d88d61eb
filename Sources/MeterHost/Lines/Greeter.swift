import DLMSServer
import NIOCore

/// Waits until an accepted connection is up, then puts its ``WrapperConnection`` in its own place.
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
            try pipeline.addHandler(WrapperConnection(service, line: line, channel: context.channel))
            context.fireChannelActive()
            pipeline.removeHandler(self, promise: nil)
        } catch {
            context.close(promise: nil)
        }
    }
}
