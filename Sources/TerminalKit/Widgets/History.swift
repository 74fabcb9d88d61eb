/// Lines that were entered before, newest last, and a place among them while one goes up and down.
public struct History: Hashable, Sendable {
    public private(set) var lines: [String]
    private let limit: Int
    private var position: Int?
    private var draft = ""

    public init(_ lines: [String] = [], limit: Int = 100) { (self.lines, self.limit) = (lines, limit) }

    /// Remembers a line; the same line again moves to the end.
    public mutating func append(_ line: String) {
        position = nil
        guard !line.isEmpty else { return }
        lines.removeAll { $0 == line }
        lines.append(line)
        if lines.count > limit { lines.removeFirst() }
    }

    /// The line before the shown one; `current` is kept to come back to.
    public mutating func older(than current: String) -> String? {
        if position == nil { draft = current }
        let index = (position ?? lines.count) - 1
        guard index >= 0 else { return nil }
        position = index
        return lines[index]
    }

    /// The line after the shown one, at the end what was being written.
    public mutating func newer() -> String? {
        guard let index = position else { return nil }
        position = index + 1 < lines.count ? index + 1 : nil
        return position.map { lines[$0] } ?? draft
    }
}
