/// One entry of the key bar.
public struct KeyHint: Hashable, Sendable {
    public var key: Key
    public var label: String
    public var isEnabled: Bool
    /// The current one of several, such as the screen that is shown.
    public var isCurrent: Bool

    public init(_ key: Key, _ label: String, isEnabled: Bool = true, isCurrent: Bool = false) {
        (self.key, self.label, self.isEnabled, self.isCurrent) = (key, label, isEnabled, isCurrent)
    }
}

/// The line of keys at the bottom: those at the left first, then as many as fit, the last ones always.
public struct KeyBar: Sendable {
    /// The entries that are shown and where.
    public private(set) var places: [(hint: KeyHint, rect: Rect)] = []

    /// - Parameters:
    ///   - first: shown at the left whatever happens.
    ///   - middle: shown in this order as far as there is room.
    ///   - last: shown at the right end whatever happens.
    public init(first: [KeyHint], middle: [KeyHint], last: [KeyHint], in rect: Rect) {
        let reserved = last.reduce(0) { $0 + Self.columns(of: $1) + 1 }
        var x = rect.x
        for hint in first { place(hint, &x, rect, reserve: reserved) }
        if !first.isEmpty { x += 1 }
        for hint in middle { place(hint, &x, rect, reserve: reserved) }
        for hint in last { place(hint, &x, rect, reserve: 0) }
    }

    private static func columns(of hint: KeyHint) -> Int { hint.key.description.columns + 1 + hint.label.columns }

    private mutating func place(_ hint: KeyHint, _ x: inout Int, _ rect: Rect, reserve: Int) {
        let columns = Self.columns(of: hint)
        guard x + columns + reserve <= rect.endX else { return }
        places.append((hint, Rect(x: x, y: rect.y, width: columns, height: 1)))
        x += columns + 1
    }

    /// The key of the entry that was clicked.
    public func key(at point: Point) -> Key? { places.first { $0.rect.contains(point) }?.hint.key }

    public func draw(into canvas: inout Canvas) {
        for (hint, rect) in places {
            let label: Role = hint.isEnabled ? .keyLabel : .dim
            let line = StyledLine([Span("\(hint.key) ", hint.isEnabled ? .key : .dim), Span(hint.label, label)])
            canvas.write(line, x: rect.x, y: rect.y, selected: hint.isCurrent)
        }
    }
}
