import Synchronization

/// Tells somebody once that there is something new, however much it is, until they have looked.
final class Waker: Sendable {
    private let state = Mutex(State())

    private struct State {
        var wake: (@Sendable () -> Void)?
        /// Woken, and nobody has looked since.
        var isPending = false
    }

    func onWake(_ wake: @escaping @Sendable () -> Void) { state.withLock { $0.wake = wake } }

    /// There is something new.
    func wake() {
        let wake = state.withLock { state -> (@Sendable () -> Void)? in
            guard !state.isPending else { return nil }
            state.isPending = true
            return state.wake
        }
        wake?()
    }

    /// Somebody is looking now: what comes later is new again.
    func looked() { state.withLock { $0.isPending = false } }
}
