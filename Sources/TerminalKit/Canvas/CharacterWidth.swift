extension Character {
    /// Columns that the character takes on a terminal: 0, 1 or 2, by the rules of `wcwidth`.
    public var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if first.value < 0x300 { return 1 }
        return first.isZeroWidth ? 0 : first.isWide ? 2 : 1
    }

    /// What may be drawn in its place: control and direction characters from a peer must not reach the terminal.
    public var printable: Character {
        guard let first = unicodeScalars.first else { return " " }
        switch first.value {
        case 0x20..<0x7F: return self
        case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: return "·"
        default: return unicodeScalars.dropFirst().contains(where: \.isDirection) ? Character(first) : self
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDirection: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }

    fileprivate var isZeroWidth: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: (0x1160...0x11FF).contains(value)
        }
    }

    fileprivate var isWide: Bool {
        value >= 0x1100 && (properties.isEmojiPresentation || wideBlocks.contains { $0.contains(value) })
    }
}

/// East Asian Wide and Fullwidth, by block.
private let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x17000...0x18AFF, 0x1B000...0x1B2FF, 0x1F200...0x1F320, 0x20000...0x3FFFD,
]

extension StringProtocol {
    /// Columns that the text takes on a terminal.
    public var columns: Int { reduce(0) { $0 + $1.printable.columns } }
}
