import MeterDefinition
import NIOCore
import NIOPosix

/// `udp://`: a WPDU per datagram, an association per peer.
enum UDPLine: LineKind {
    static func open(_ line: Line, of service: LineService) -> EventLoopFuture<any Channel> {
        let here = NIOLoopBound((service, line), eventLoop: service.eventLoop)
        return DatagramBootstrap(group: service.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (service, line) = here.value
                    try channel.pipeline.syncOperations.addHandler(DatagramService(service, line: line))
                }
            }
            .bind(host: line.url.host, port: line.url.port)
    }
}
