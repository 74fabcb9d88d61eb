import MeterDefinition
import NIOCore
import NIOPosix

extension LineService {
    /// Opens a line.
    /// - Parameters:
    ///   - retries: whether a line that cannot be opened is tried again, at growing distances.
    ///   - done: called when the line listens or has failed for the first time.
    func listen(_ url: ListenerURL, retries: Bool, then done: @escaping (Line) -> Void) {
        let line = Line(url, retries: retries)
        lines.append(line)
        open(line) { done(line) }
    }

    /// Opens lines that must all be open.
    /// - Returns: their URLs with the real ports; fails with ``ListenError`` when one cannot be opened.
    func listen(_ urls: [ListenerURL]) -> EventLoopFuture<[String]> {
        let opened = urls.map { url -> EventLoopFuture<String> in
            let promise = eventLoop.makePromise(of: String.self)
            listen(url, retries: false) { line in
                if case .failed(let reason, _) = line.state {
                    promise.fail(ListenError(url: url.description, reason: reason))
                } else {
                    promise.succeed(line.name)
                }
            }
            return promise.futureResult
        }
        return EventLoopFuture.whenAllSucceed(opened, on: eventLoop)
    }

    /// Opens lines, each of which is tried again when it cannot be opened.
    /// - Returns: their names, once each of them listens or has failed for the first time.
    func tryListening(_ urls: [ListenerURL]) -> EventLoopFuture<[String]> {
        let opened = urls.map { url -> EventLoopFuture<String> in
            let promise = eventLoop.makePromise(of: String.self)
            listen(url, retries: true) { promise.succeed($0.name) }
            return promise.futureResult
        }
        return EventLoopFuture.whenAllSucceed(opened, on: eventLoop)
    }

    /// Closes a line and its connections, and forgets it.
    /// - Returns: the line; nil when none has this URL, as it was given or with its real port.
    func unlisten(_ url: ListenerURL) -> Line? {
        guard let line = lines.first(where: { $0.url == url || $0.name == url.description }) else { return nil }
        lines.removeAll { $0 === line }
        disconnect(line, because: "line closed")
        record(.closed, from: .init(line: line.name))
        line.state = .closed
        line.channel?.close(promise: nil)
        line.channel = nil
        return line
    }

    /// Has a line listen in another place; its connections stay open. Where that is not possible it stays where it is.
    /// - Parameter done: called when it listens there, or has not gone.
    func move(_ line: Line, to url: ListenerURL, then done: @escaping () -> Void) {
        let (before, name, old) = (line.url, line.name, line.channel)
        line.url = url
        url.scheme.kind.open(line, of: self).assumeIsolated().whenComplete { result in
            switch result {
            case .success where line.state != .closed && !self.isShutDown && line.channel === old:
                line.formerNames.insert(name)
                self.opened(line, result)
                old?.close(promise: nil)
            case .success(let channel): channel.close(promise: nil)
            case .failure(let error):
                line.url = before
                let reason = "cannot go to \(url): \(HostPlatform.reason(error))"
                self.record(.failed(reason: reason), from: .init(line: line.name))
            }
            done()
        }
    }

    /// Closes all lines and connections for good.
    func shutDown() {
        isShutDown = true
        for line in lines { line.retries = false }
        disconnectAll(because: "the meter stops")
        for line in lines { line.channel?.close(promise: nil) }
    }
}

// MARK: - Opening

extension LineService {
    private func open(_ line: Line, then done: @escaping () -> Void) {
        line.state = .opening
        line.url.scheme.kind.open(line, of: self).assumeIsolated().whenComplete { result in
            self.opened(line, result)
            done()
        }
    }

    private func opened(_ line: Line, _ result: Result<any Channel, any Error>) {
        switch result {
        case .success(let channel):
            guard line.state != .closed, !isShutDown else { return channel.close(promise: nil) }
            line.failures = 0
            line.channel = channel
            line.state = .listening(port: channel.localAddress?.port ?? line.url.port)
            record(.listening, from: .init(line: line.name))
            onListening?(line)
            channel.closeFuture.assumeIsolated().whenComplete { _ in self.ended(line, channel) }
        case .failure(let error): failed(line, because: HostPlatform.reason(error))
        }
    }

    /// The line's channel has ended, asked or not: a device that is gone is looked for until it comes back.
    private func ended(_ line: Line, _ channel: any Channel) {
        line.onEnd?()
        line.onEnd = nil
        guard line.channel === channel, !isShutDown else { return }
        line.channel = nil
        if line.url.scheme.isDevice { line.retries = true }
        failed(line, because: line.endReason ?? "the line has ended")
    }

    private func failed(_ line: Line, because reason: String) {
        guard line.state != .closed else { return }
        let seconds = line.retries ? min(30, 1 << min(line.failures, 5)) : nil
        line.state = .failed(reason: reason, retry: seconds)
        line.failures += 1
        record(.failed(reason: reason), from: .init(line: line.name))
        guard let seconds else { return }
        _ = eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) {
            if line.retries, line.state != .closed { self.open(line) {} }
        }
    }
}
