import CNcursesw
import TerminalKit

/// Turns styles into what ncurses draws with; colours and pairs are allocated when they are first needed.
struct Palette {
    /// Attributes and colour pair of a cell.
    struct Pen: Hashable {
        let attributes: attr_t
        let pair: Int32
    }

    private struct Pair: Hashable { let foreground, background: Int32 }
    private struct Look: Hashable { let role: Role, isSelected: Bool }

    private let depth: ColourDepth
    private var theme: Theme
    private var pens: [Look: Pen] = [:]
    private var pairs: [Pair: Int32] = [:]
    private var redefined: Set<Int32> = []

    init(depth: ColourDepth, theme: Theme) {
        self.depth = depth
        self.theme = depth == .mono ? theme.withoutColour : theme
    }

    mutating func pen(for cell: Cell) -> Pen {
        let look = Look(role: cell.role, isSelected: cell.isSelected)
        if let pen = pens[look] { return pen }
        var style = theme.style(of: cell)
        if depth == .eight { style = Self.forEightColours(style) }
        let attributes = Self.attributes(of: style)
        let pair = depth == .mono ? 0 : self.pair(index(of: style.foreground), index(of: style.background))
        let pen = Pen(attributes: attributes, pair: pair)
        pens[look] = pen
        return pen
    }

    /// Bright colours are bold ones here. Bright black would be black, so grey becomes whatever is seen on its ground.
    private static func forEightColours(_ style: Style) -> Style {
        guard let foreground = style.foreground?.nearest16, foreground.rawValue >= 8 else { return style }
        var style = style
        let ground = (style.background?.nearest16.rawValue ?? 0) % 8
        guard foreground == .brightBlack else {
            style.attributes.insert(.bold)
            return style
        }
        style.foreground = (ground == ANSIColour.white.rawValue ? ANSIColour.black : .white).colour
        return style
    }

    private static func attributes(of style: Style) -> attr_t {
        var result = mc_normal()
        if style.attributes.contains(.bold) { result |= mc_bold() }
        if style.attributes.contains(.dim) { result |= mc_dim() }
        if style.attributes.contains(.underline) { result |= mc_underline() }
        if style.attributes.contains(.reverse) { result |= mc_reverse() }
        if style.attributes.contains(.italic) { result |= mc_italic() }
        return result
    }

    private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
        let wanted = Pair(foreground: foreground, background: background)
        if foreground < 0, background < 0 { return 0 }
        if let known = pairs[wanted] { return known }
        let number = Int32(pairs.count) + 1
        guard number < mc_color_pairs(), init_extended_pair(number, foreground, background) == OK else { return 0 }
        pairs[wanted] = number
        return number
    }

    /// The number of a colour for ncurses; -1 is the terminal's own.
    private mutating func index(of colour: Colour?) -> Int32 {
        guard let colour else { return -1 }
        switch depth {
        case .mono: return -1
        case .eight: return Int32(colour.nearest16.rawValue % 8)
        case .sixteen: return Int32(colour.nearest16.rawValue)
        case .indexed: return Int32(colour.nearest256)
        case .changeable: return defined(colour)
        case .direct: return Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
        }
    }

    /// Redefines the entry that is the nearest anyway, so that a terminal which ignores this still shows it nearly right.
    private mutating func defined(_ colour: Colour) -> Int32 {
        let entry = Int32(colour.nearest256)
        guard redefined.insert(entry).inserted else { return entry }
        func thousandths(_ level: UInt8) -> Int32 { Int32(level) * 1_000 / 255 }
        init_extended_color(entry, thousandths(colour.red), thousandths(colour.green), thousandths(colour.blue))
        return entry
    }
}
