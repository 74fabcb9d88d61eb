import Dispatch

/// A closure that is run on another thread while the one that made it waits.
///
/// What it captures is never touched by two threads at once, which is why it may be handed over unchecked. The closure
/// is let go before the waiting thread goes on: to that thread it never escaped.
final class Errand<Subject, Result>: @unchecked Sendable {
    private var body: ((Subject) throws -> Result)?
    private var result: Swift.Result<Result, any Error>?
    private let done = DispatchSemaphore(value: 0)

    init(_ body: @escaping (Subject) throws -> Result) { self.body = body }

    func run(with subject: Subject) {
        result = body.map { body in Swift.Result { try body(subject) } }
        body = nil
        done.signal()
    }

    /// Waits for ``run(with:)``.
    func outcome() -> Swift.Result<Result, any Error> {
        done.wait()
        guard let result else { preconditionFailure("an errand is run once") }
        return result
    }
}
