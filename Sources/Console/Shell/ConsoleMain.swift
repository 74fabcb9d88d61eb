import MeterHost
import TerminalKit

/// How the console is shown.
public struct ConsoleOptions: Sendable {
    /// Name of the theme to begin with; nil is the standard one.
    public var theme: String?

    public init(theme: String? = nil) { self.theme = theme }
}

/// The console of a running meter on a terminal.
public enum ConsoleMain {
    /// Shows the meter until the user quits, a signal ends it or the terminal is gone; then restores the terminal.
    ///
    /// Runs on the calling thread, the only one that touches the terminal. The meter and the state of the screens are
    /// touched on the meter's event loop only: this thread waits for it while it does so, never the other way round.
    /// - Parameter environment: of the process; says where the user's themes are.
    public static func run(
        handle: MeterHandle, options: ConsoleOptions, terminal: any TerminalDevice, environment: [String: String]
    ) {
        let themes = ThemeStore.standard(environment: environment)
        let app = handle.sync { meter in
            let app = ConsoleApp(meter, themes: themes)
            app.begin(withTheme: options.theme ?? BuiltInThemes.standardName)
            return app
        }
        handle.onWake(terminal.waker)
        var loop = ConsoleLoop(terminal: terminal, app: app) { work in handle.sync { _ in work() } }
        loop.run()
        terminal.close()
    }
}

extension ConsoleApp {
    /// The console of a running meter; its screens share whether secrets are shown.
    convenience init(_ meter: RunningMeter, themes: ThemeStore = ThemeStore()) {
        let secrets = SecretPolicy()
        self.init(
            screens: ConsoleScreens.all(of: meter, secrets: secrets), environment: ConsoleEnvironment(meter, secrets),
            themes: themes)
    }
}

extension ConsoleEnvironment {
    /// What the application asks of a running meter.
    init(_ meter: RunningMeter, _ secrets: SecretPolicy) {
        self.init(
            title: { TitleBar(meter) }, hasUnsavedEdits: { meter.hasUnsavedChanges },
            commands: meterCommands.bound(to: meter) + simulationCommands.bound(to: meter)
                + SecretPolicy.commandTable.bound(to: secrets),
            printed: { meter.note($0) }
        )
    }
}
