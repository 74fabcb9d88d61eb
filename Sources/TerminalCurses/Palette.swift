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
    private var colours: [Colour: Int32] = [:]
    /// Entries that are redefined, from the last one down, so that the first 16, which are the user's, stay.
    private var nextColour: Int32 = 255

    init(depth: ColourDepth, theme: Theme) {
        self.depth = depth
        self.theme = depth == .mono ? theme.withoutColour : theme
    }

    mutating func pen(for cell: Cell) -> Pen {
        let look = Look(role: cell.role, isSelected: cell.isSelected)
        if let pen = pens[look] { return pen }
        let style = theme.style(of: cell)
        var attributes = Self.attributes(of: style)
        if depth == .eight, let foreground = style.foreground, foreground.nearest16.rawValue >= 8 {
            attributes |= mc_bold()
        }
        let pair = depth == .mono ? 0 : self.pair(index(of: style.foreground), index(of: style.background))
        let pen = Pen(attributes: attributes, pair: pair)
        pens[look] = pen
        return pen
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

    private mutating func defined(_ colour: Colour) -> Int32 {
        if let known = colours[colour] { return known }
        func thousandths(_ level: UInt8) -> Int32 { Int32(level) * 1_000 / 255 }
        let (r, g, b) = (thousandths(colour.red), thousandths(colour.green), thousandths(colour.blue))
        guard nextColour > 15, init_extended_color(nextColour, r, g, b) == OK else { return Int32(colour.nearest256) }
        colours[colour] = nextColour
        nextColour -= 1
        return nextColour + 1
    }
}
