/// What the meter has promised to remember, and what of it is safe: an answer that speaks of a change waits for it.
///
/// Used on the meter's event loop.
final class Pledge {
    /// Urgent changes made so far.
    @exclusivity(unchecked) private(set) var made = 0
    /// Urgent changes that are safe.
    private(set) var kept = 0
    private var waiting: [(mark: Int, body: () -> Void)] = []

    func promise() { made += 1 }

    func isKept(_ mark: Int) -> Bool { mark <= kept }

    /// Calls `body` when everything up to `mark` is safe.
    func wait(for mark: Int, _ body: @escaping () -> Void) {
        if isKept(mark) { body() } else { waiting.append((mark, body)) }
    }

    /// Everything up to `mark` is safe.
    func keep(upTo mark: Int) {
        kept = max(kept, mark)
        let due = waiting.filter { $0.mark <= kept }
        waiting.removeAll { $0.mark <= kept }
        for entry in due { entry.body() }
    }
}
