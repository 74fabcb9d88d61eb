import NIOCore
import NIOPosix

/// The price of the library: the same answers through a SwiftNIO channel handler on one event loop.
enum NIOEchoServer {
    static func run(_ answers: Answers) throws -> Never {
        let frames = answers.frames.map { $0.map { ByteBuffer(bytes: $0) } }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let channel = try ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 512)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(EchoHandler(frames))
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        announce([UInt16(channel.localAddress?.port ?? 0)])
        try channel.closeFuture.wait()
        fatalError("the echo server's listener was closed")
    }
}

private final class EchoHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let frames: [ByteBuffer?]

    init(_ frames: [ByteBuffer?]) { self.frames = frames }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let frame = frames[unwrapInboundIn(data).readableBytes] else { return }
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
