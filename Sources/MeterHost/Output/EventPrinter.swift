import DequeModule
import Dispatch
import Synchronization

/// Prints events, a line each, without ever holding up the meter.
///
/// Lines are made and written on a thread of its own. When the reader of the output stops, a bounded number of events
/// waits for it; what comes after those is counted and told once the reader goes on.
public final class EventPrinter: Sendable {
    private let descriptor: Int32
    private let line: @Sendable (MeterEvent) -> String
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "event printer")

    /// Events that wait at most.
    private static let limit = 50_000

    private struct State {
        var waiting = Deque<MeterEvent>()
        var dropped = 0
        var isWriting = false
    }

    /// - Parameters:
    ///   - descriptor: 1 is the standard output.
    ///   - line: makes the line of an event, on the printer's thread.
    public init(to descriptor: Int32 = 1, line: @escaping @Sendable (MeterEvent) -> String) {
        (self.descriptor, self.line) = (descriptor, line)
    }

    /// Prints an event soon.
    public func print(_ event: MeterEvent) {
        let starts = state.withLock { state in
            if state.waiting.count < Self.limit { state.waiting.append(event) } else { state.dropped += 1 }
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if starts { queue.async { self.writeAll() } }
    }

    /// Waits until everything has been written, or the time is over because nobody reads.
    public func finish(within timeout: DispatchTimeInterval = .seconds(1)) {
        let done = DispatchSemaphore(value: 0)
        queue.async { done.signal() }
        _ = done.wait(timeout: .now() + timeout)
    }

    private func writeAll() {
        while let (events, dropped) = take() {
            var lines = events.map(line)
            if dropped > 0, let last = events.last {
                let text = "\(dropped) events were not printed: nobody read them"
                lines.append(line(MeterEvent(time: last.time, origin: last.origin, kind: .note(text))))
            }
            HostPlatform.write(line: lines.joined(separator: "\n"), to: descriptor)
        }
    }

    private func take() -> (Deque<MeterEvent>, dropped: Int)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWriting = false
                return nil
            }
            defer { (state.waiting, state.dropped) = ([], 0) }
            return (state.waiting, state.dropped)
        }
    }
}
