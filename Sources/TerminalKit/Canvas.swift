/// A rectangle of cells that a screen draws into; the terminal shows it.
public struct Canvas: Sendable {
    public let width: Int
    public let height: Int
    public private(set) var cells: [Cell]
    /// Where the cursor stands, if a text field shows it.
    public var cursor: Point?

    public init(width: Int, height: Int, role: Role = .text) {
        (self.width, self.height) = (width, height)
        cells = Array(repeating: Cell(" ", role), count: width * height)
    }

    public subscript(x: Int, y: Int) -> Cell {
        get { cells[y * width + x] }
        set {
            guard x >= 0, x < width, y >= 0, y < height else { return }
            cells[y * width + x] = newValue
        }
    }
}

/// One cell: a character (a grapheme of one or two columns) and its role. A wide character is followed by an empty cell.
public struct Cell: Hashable, Sendable {
    public var character: Character
    public var role: Role
    /// Reverse video: shows a selection without colour.
    public var isReversed = false

    public init(_ character: Character, _ role: Role, reversed: Bool = false) {
        (self.character, self.role, self.isReversed) = (character, role, reversed)
    }
}

public struct Point: Hashable, Sendable {
    public var x, y: Int
    public init(_ x: Int, _ y: Int) { (self.x, self.y) = (x, y) }
}

public struct Rect: Hashable, Sendable {
    public var x, y, width, height: Int
    public init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}
