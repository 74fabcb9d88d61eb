import TerminalKit

/// The console without its terminal: screens, dialogs, palette and status line.
///
/// Keys go in, a canvas and effects come out. It lives on the meter's event loop like everything that it shows.
public final class ConsoleApp {
    public let screens: [any Screen]
    let environment: ConsoleEnvironment
    let themes: ThemeStore
    /// The screen that is shown.
    public private(set) var screen: any Screen
    public private(set) var dialogs: [any Dialog] = []
    /// What the status line says until the next action.
    public var notice: Notice?
    public private(set) var theme: Theme
    var history = History()
    var size = (width: 80, height: 24)
    private var effects: [Effect] = []

    /// - Precondition: there is at least one screen.
    public init(
        screens: [any Screen], environment: ConsoleEnvironment, themes: ThemeStore = ThemeStore(),
        theme: Theme = .mono
    ) {
        precondition(!screens.isEmpty, "a console has at least one screen")
        (self.screens, self.environment, self.themes, self.theme) = (screens, environment, themes, theme)
        screen = screens[0]
    }

    /// The effects since the last call.
    public func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    /// Brings another screen to the front; dialogs stay with the one they belong to and are closed.
    func show(_ id: ScreenID) {
        guard let found = screens.first(where: { $0.id == id }) else { return }
        (screen, dialogs) = (found, [])
    }

    /// Takes the first theme; one that cannot be read is told and replaced by the standard one.
    func begin(withTheme name: String) {
        do {
            use(try themes.theme(named: name))
        } catch {
            notice = .error(error.description)
            use((try? ThemeStore().theme(named: BuiltInThemes.standardName)) ?? .mono)
        }
    }

    func use(_ theme: Theme) {
        self.theme = theme
        effects.append(.use(theme))
    }

    func add(_ effect: Effect) { effects.append(effect) }

    /// Does what a screen, a dialog or a command wants.
    func perform(_ reaction: Reaction) {
        switch reaction {
        case .handled, .ignored: break
        case .run(let line): run(line)
        case .prompt(let line): openPalette(line)
        case .message(let notice): self.notice = notice
        case .present(let dialog): dialogs.append(dialog)
        case .dismiss: _ = dialogs.popLast()
        case .dismissThen(let next):
            _ = dialogs.popLast()
            perform(next)
        case .copy(let text, let notice):
            effects.append(.copy(text))
            self.notice = notice
        case .show(let id): show(id)
        case .quit: requestQuit()
        }
    }

    /// Asks once if edits are unsaved.
    private func requestQuit() {
        guard environment.hasUnsavedEdits() else { return effects.append(.quit) }
        dialogs.append(
            ConfirmDialog("Quit", ["Edits are not saved.", ":save FILE keeps them."], verb: "quit", alsoYes: "Q") {
                [unowned self] in
                effects.append(.quit)
                return .handled
            }
        )
    }
}
