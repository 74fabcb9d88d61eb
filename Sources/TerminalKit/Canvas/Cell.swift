/// One cell: a character (a grapheme of one or two columns) and its role. A wide character is followed by an empty cell.
public struct Cell: Hashable, Sendable {
    public var character: Character
    public var role: Role
    /// Drawn over its own role with the theme's `selection`; without colour that is reverse video.
    public var isSelected = false

    /// Fills the second column of a wide character: nothing is drawn there.
    public static let continuation: Character = "\u{0}"

    public init(_ character: Character, _ role: Role, selected: Bool = false) {
        (self.character, self.role, self.isSelected) = (character, role, selected)
    }
}
