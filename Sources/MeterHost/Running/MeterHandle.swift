import COSEM
import MeterDefinition
import NIOCore
import NIOPosix

/// A running meter, seen from another thread.
///
/// The meter lives on its own event loop, which this handle starts and ends.
public final class MeterHandle: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let meter: NIOLoopBound<RunningMeter>
    private let waker = Waker()

    /// Starts a meter and opens its lines; returns when each of them listens or has failed.
    /// - Throws: ``ListenError`` when a line cannot be opened, unless the options have it tried again.
    public init(_ definition: LoadedDefinition, options: MeterOptions = MeterOptions()) throws {
        let name = definition.template.identity.logicalDeviceName
        let state = try options.stateFolder.map { folder in try StateFile(folder: folder, name: name) }
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        meter = try loop.submit {
            NIOLoopBound(
                try RunningMeter(definition, options: options, stateFile: state, on: loop), eventLoop: loop)
        }.wait()
        sync { $0.service.onChange = waker.wake }
        do {
            try open(options.listeners ?? definition.listeners, retries: options.retriesFailedLines)
        } catch {
            shutdown()
            throw error
        }
    }

    /// Starts a meter from a template that no file stands for.
    public convenience init(
        _ template: MeterTemplate, listeners: [ListenerURL], options: MeterOptions = MeterOptions()
    ) throws {
        try self.init(LoadedDefinition(template: template, listeners: listeners), options: options)
    }

    private func open(_ urls: [ListenerURL], retries: Bool) throws {
        let meter = self.meter
        let opened = meter.eventLoop.flatSubmit { () -> EventLoopFuture<[String]> in
            retries ? meter.value.service.tryListening(urls) : meter.value.service.listen(urls)
        }
        _ = try opened.wait()
    }

    /// Runs `body` on the meter's event loop and waits for it: at most as long as the loop takes to come round.
    ///
    /// Called from the loop itself, it runs at once. `body` runs while the caller waits, so it may use what belongs
    /// to the calling thread.
    public func sync<Result>(_ body: (RunningMeter) throws -> Result) rethrows -> Result {
        waker.looked()
        guard !meter.eventLoop.inEventLoop else { return try body(meter.value) }
        return try withoutActuallyEscaping(body) { body in
            let errand = Errand(body)
            meter.eventLoop.execute { [meter] in errand.run(with: meter.value) }
            return try errand.outcome().get()
        }
    }

    /// Hands over every event so far, and each that follows as it happens; one observer at a time.
    /// - Parameter body: called on the event loop: must not block.
    public func observe(_ body: @escaping @Sendable (MeterEvent) -> Void) {
        sync { meter in
            let log = meter.log
            for number in log.firstNumber..<log.nextNumber { log[number].map(body) }
            log.onAppend = body
        }
    }

    /// Has `wake` called when something visible changed, once until the next ``sync(_:)``. It is called on the
    /// event loop and must not block.
    public func onWake(_ wake: @escaping @Sendable () -> Void) { waker.onWake(wake) }

    /// Closes all lines and connections, and ends the event loop.
    public func shutdown() {
        sync { meter in
            meter.service.shutDown()
            meter.closeState()
        }
        try? group.syncShutdownGracefully()
    }
}
