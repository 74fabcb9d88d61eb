/// What a role looks like: colours, and attributes that work without colour.
public struct Style: Hashable, Sendable {
    /// nil keeps the terminal's own colour.
    public var foreground: Colour?
    public var background: Colour?
    public var attributes: Attributes

    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let underline = Attributes(rawValue: 4)
        public static let reverse = Attributes(rawValue: 8)
        public static let italic = Attributes(rawValue: 16)

        /// The names in a theme file.
        public static let names: [(name: String, attribute: Attributes)] = [
            ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse), ("italic", .italic),
        ]
    }

    public init(foreground: Colour? = nil, background: Colour? = nil, attributes: Attributes = []) {
        (self.foreground, self.background, self.attributes) = (foreground, background, attributes)
    }

    /// This style with a selection over it: the selection's background, and its foreground where it has one.
    public func selected(with selection: Style) -> Style {
        Style(
            foreground: selection.foreground ?? foreground, background: selection.background ?? background,
            attributes: attributes.subtracting(.dim).union(selection.attributes)
        )
    }
}

/// Gives each role its style.
public struct Theme: Hashable, Sendable {
    public var name: String
    public var styles: [Role: Style]

    public init(name: String, styles: [Role: Style]) { (self.name, self.styles) = (name, styles) }

    /// The style of a role; a role that the theme does not name looks like `text`.
    public subscript(role: Role) -> Style { styles[role] ?? styles[.text] ?? Style() }

    /// The style in which a cell is drawn. A role with a ground of its own keeps it when it is selected.
    public func style(of cell: Cell) -> Style {
        let own = self[cell.role]
        guard cell.isSelected, own.background == self[.text].background else { return own }
        return own.selected(with: self[.selection])
    }

    /// What is left when the terminal has no colour or `NO_COLOR` is set: attributes only, with the ones that the
    /// monochrome theme gives where a theme says a thing by colour alone.
    public var withoutColour: Theme {
        Theme(name: name, styles: Theme.mono.styles)
    }

    /// Attributes only: the last resort, which needs no file.
    public static let mono = Theme(
        name: "mono",
        styles: [
            .text: Style(), .dim: Style(attributes: .dim), .title: Style(attributes: .bold), .border: Style(),
            .borderFocused: Style(attributes: .bold), .selection: Style(attributes: .reverse),
            .key: Style(attributes: .bold), .keyLabel: Style(), .value: Style(attributes: .bold), .unit: Style(),
            .type: Style(), .changed: Style(attributes: [.bold, .underline]), .frameReceived: Style(),
            .frameSent: Style(),
            .apduError: Style(attributes: [.bold, .underline]), .error: Style(attributes: [.bold, .reverse]),
            .warning: Style(attributes: .bold), .good: Style(attributes: .bold), .secret: Style(attributes: .dim),
            .lit: Style(attributes: .reverse), .input: Style(attributes: .underline),
        ]
    )
}
