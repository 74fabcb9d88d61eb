import MeterDefinition
import NIOCore
import NIOPosix

/// `tcp://` and `hdlc+tcp://`: a socket that takes connections, each with the wrapper or a line of octets on it.
enum TCPLine: LineKind {
    static func open(_ line: Line, of service: LineService) -> EventLoopFuture<any Channel> {
        let here = NIOLoopBound((service, line), eventLoop: service.eventLoop)
        return ServerBootstrap(group: service.eventLoop)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (service, line) = here.value
                    try channel.pipeline.syncOperations.addHandler(Greeter(service, line: line))
                }
            }
            .bind(host: line.url.host, port: line.url.port)
    }
}
