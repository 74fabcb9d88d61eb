import MeterDefinition
import NIOCore
import NIOPosix

/// `serial://`: a serial device, opened for this meter alone.
enum SerialLine: LineKind {
    static func open(_ line: Line, of service: LineService) -> EventLoopFuture<any Channel> {
        let format = line.url.character
        do throws(PlatformError) {
            let descriptor = try HostPlatform.openSerial(line.url.path, format)
            let device = SerialDevice(descriptor, format)
            return openChannel(descriptor, device, for: line, of: service)
        } catch {
            return service.eventLoop.makeFailedFuture(error)
        }
    }

    /// Puts a line of octets on a descriptor, which is the channel's from then on.
    static func openChannel(
        _ descriptor: Int32, _ device: SerialDevice?, for line: Line, of service: LineService
    ) -> EventLoopFuture<any Channel> {
        let here = NIOLoopBound((service, line), eventLoop: service.eventLoop)
        let opened = NIOPipeBootstrap(group: service.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (service, line) = here.value
                    let client = service.open(on: line, peer: line.url.path, isPermanent: true) {
                        channel.close(promise: nil)
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        OctetConnection(service, line: line, client: client, channel: channel, device: device))
                }
            }
            .takingOwnershipOfDescriptor(inputOutput: descriptor)
        return opened.map { $0 as any Channel }
    }
}
