import TerminalKit

/// What theme files say of one role; nil is not said.
struct ThemeLook: Hashable {
    /// The inner nil is the terminal's own colour.
    var foreground: Colour??
    var background: Colour??
    var attributes: Style.Attributes?

    /// This look with what another file says of the role over it.
    func overridden(by other: ThemeLook) -> ThemeLook {
        ThemeLook(
            foreground: other.foreground ?? foreground, background: other.background ?? background,
            attributes: other.attributes ?? attributes
        )
    }

    func style(over base: Style) -> Style {
        Style(
            foreground: foreground ?? base.foreground, background: background ?? base.background,
            attributes: attributes ?? base.attributes
        )
    }
}

extension Theme {
    /// Completes what files say: a colour that is left out is that of `text`.
    init(name: String, looks: [Role: ThemeLook]) {
        let text = looks[.text]?.style(over: Style()) ?? Style()
        let ground = Style(foreground: text.foreground, background: text.background)
        var styles: [Role: Style] = [.text: text]
        for role in Role.allCases where role != .text {
            // A selection without a foreground shows those of the roles that it lies over.
            styles[role] = (looks[role] ?? ThemeLook()).style(over: role == .selection ? Style() : ground)
        }
        self.init(name: name, styles: styles)
    }
}
