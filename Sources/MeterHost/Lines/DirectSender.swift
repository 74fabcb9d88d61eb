import NIOCore

/// Hands octets to a connection's socket itself, as long as nothing waits in the channel.
///
/// A write through the channel's pipeline costs as much as everything else that the meter does for a request. What
/// the socket does not take at once goes that way all the same, and so does all that follows until it has gone.
final class DirectSender {
    /// nil for a channel without a socket.
    private let socket: NIOBSDSocket.Handle?
    /// Writes that wait in the channel.
    private var waiting = 0

    init(_ channel: any Channel) {
        socket = try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
            $0
        }
    }

    /// Sends what the socket takes now, and moves the reader index behind it.
    func send(_ buffer: inout ByteBuffer) {
        guard waiting == 0, let socket else { return }
        buffer.readWithUnsafeReadableBytes { HostPlatform.send($0, to: socket) }
    }

    /// - Returns: promise of the write that takes the rest through the channel.
    func willWait(on eventLoop: any EventLoop) -> EventLoopPromise<Void> {
        let promise = eventLoop.makePromise(of: Void.self)
        waiting += 1
        promise.futureResult.assumeIsolated().whenComplete { _ in self.waiting -= 1 }
        return promise
    }
}
