/// What a key did to a text field.
public enum TextReaction: Hashable, Sendable {
    case ignored
    /// The cursor moved.
    case moved
    /// The text changed.
    case edited
}

/// One line of text that is edited: cursor, insertion anywhere, paste, and the usual control keys.
public struct TextField: Hashable, Sendable {
    public private(set) var characters: [Character]
    /// From 0 to the number of characters.
    public private(set) var cursor: Int

    public init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    public var text: String { String(characters) }
    /// What stands before the cursor: what a completion is made of.
    public var textBeforeCursor: String { String(characters[..<cursor]) }

    /// Replaces the whole text; the cursor goes to its end.
    public mutating func set(_ text: String) { self = TextField(text) }

    public mutating func insert(_ text: String) {
        let clean = text.filter { !$0.isNewline }
        characters.insert(contentsOf: clean, at: cursor)
        cursor += clean.count
    }

    /// Characters, paste, arrows, Home and End, Backspace and Delete, and Ctrl with `a e u k w`.
    public mutating func handle(_ key: Key) -> TextReaction {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let text): insert(text)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .backspace: remove(max(0, cursor - 1)..<cursor)
        case .delete: remove(cursor..<min(characters.count, cursor + 1))
        case .control("u"): remove(0..<cursor)
        case .control("k"): remove(cursor..<characters.count)
        case .control("w"): remove(startOfWord..<cursor)
        default: return .ignored
        }
        return switch key {
        case .left, .right, .home, .end, .control("a"), .control("e"): .moved
        default: .edited
        }
    }

    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var startOfWord: Int {
        var index = cursor
        while index > 0, characters[index - 1] == " " { index -= 1 }
        while index > 0, characters[index - 1] != " " { index -= 1 }
        return index
    }

    /// Draws the text in one row and shows the cursor in it; a text that is too long scrolls with the cursor.
    public func draw(into canvas: inout Canvas, in rect: Rect, role: Role = .input, focused: Bool = true) {
        guard !rect.isEmpty else { return }
        canvas.fill(rect.row(0), role: role)
        var first = 0
        while String(characters[first..<cursor]).columns >= rect.width { first += 1 }
        canvas.clipped(to: rect.row(0)) { canvas in
            canvas.write(String(characters[first...].prefix(rect.width)), x: rect.x, y: rect.y, role: role)
        }
        if focused { canvas.cursor = Point(rect.x + String(characters[first..<cursor]).columns, rect.y) }
    }
}
