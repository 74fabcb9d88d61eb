import COSEM
import DLMSServer
import MeterDefinition
import NIOCore
import NIOPosix

/// Serves a data interface of one's own over TCP, on an event loop that it starts and ends.
public final class MeterServer<Application: DataInterface & SendableMetatype>: Sendable {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let service: NIOLoopBound<MeterService<Application>>
    /// The listeners with their real ports: `tcp://127.0.0.1:4059`.
    public let urls: [String]

    /// Starts serving; returns when all listeners are open.
    /// - Parameters:
    ///   - listeners: `tcp://HOST:PORT`; port 0 lets the system choose.
    ///   - maxPDU: longest APDU that an association offers, in octets, 64 to 65535.
    ///   - onEvent: told about everything that happens, on the event loop.
    ///   - make: makes the application, on the event loop, where all of it is used from then on.
    /// - Throws: what `make` throws; ``ListenError``; `ListenerURL.Fault`.
    public init(
        listening listeners: [String], maxPDU: Int = 1024, limits: MeterOptions.Limits = .init(),
        onEvent: (@Sendable (MeterEvent) -> Void)? = nil, _ make: @Sendable @escaping () throws -> Application
    ) throws {
        let urls = try listeners.map { text throws(ListenerURL.Fault) in try ListenerURL(text) }
        let loop = group.next()
        var buffers = BufferSizes()
        (buffers.receiveAPDU, buffers.sendAPDU) = (maxPDU, maxPDU)
        service = try loop.submit { [buffers] in
            let service = MeterService(try make(), buffers: buffers, limits: limits, on: loop)
            service.log.onAppend = onEvent
            service.run()
            return NIOLoopBound(service, eventLoop: loop)
        }.wait()
        do {
            let service = self.service
            self.urls = try loop.flatSubmit { service.value.listen(urls) }.wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw error
        }
    }

    /// Runs `body` on the event loop and waits for it.
    public func sync<Result: Sendable>(
        _ body: @Sendable @escaping (MeterService<Application>) throws -> Result
    ) throws -> Result {
        try service.eventLoop.submit { [service] in try body(service.value) }.wait()
    }

    /// Closes all lines and connections, and ends the event loop.
    public func shutdown() {
        try? sync { $0.shutDown() }
        try? group.syncShutdownGracefully()
    }
}

/// A listener that could not be opened.
public struct ListenError: Error, Equatable, CustomStringConvertible {
    public let url: String
    /// The system's own words.
    public let reason: String

    public var description: String { "cannot listen on \(url): \(reason)" }
}
