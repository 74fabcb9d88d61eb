import Foundation
import TerminalKit

/// Carries keys from the terminal to the application and its canvas back, until it is quit.
///
/// It runs on the console's own thread and reaches the application only through `access`, which brings the work onto
/// the meter's event loop. Painting happens here, so that a slow terminal holds up nobody else.
struct ConsoleLoop {
    /// At most 30 paintings a second for what happens on the meter.
    private static let shortestFrame = Duration.milliseconds(33)
    /// A key is answered sooner, whatever the traffic; a key that repeats is still painted no more than this often.
    private static let shortestAnswer = Duration.milliseconds(10)

    let terminal: any TerminalDevice
    let app: ConsoleApp
    /// Runs its argument where the application lives and waits for it.
    let access: (() -> Void) -> Void
    private var isDirty = true
    private var isOver = false
    private var isAnswer = false
    private var lastPainting = ContinuousClock.now - shortestFrame

    init(terminal: any TerminalDevice, app: ConsoleApp, access: @escaping (() -> Void) -> Void) {
        (self.terminal, self.app, self.access) = (terminal, app, access)
    }

    /// Runs until the user quits, a signal ends it, or the terminal is gone.
    mutating func run() {
        takeEffects()
        while !isOver {
            paintIfDue()
            // While a painting is due anyway, nobody needs to say that there is something new.
            switch terminal.next(timeout: timeout, wakeable: !isDirty) {
            case .key(let key): handle(key)
            case .woken, .timeout: isDirty = true
            case .printed(let line): printed(line)
            case .ended: isOver = true
            }
        }
    }

    private mutating func paintIfDue() {
        guard isDirty, ContinuousClock.now >= nextPainting else { return }
        (isDirty, isAnswer) = (false, false)
        let (width, height) = terminal.size
        var canvas = Canvas(width: 0, height: 0)
        access {
            canvas = app.canvas(width: width, height: height)
            isDirty = app.screen.isBusy
        }
        terminal.paint(canvas)
        lastPainting = .now
    }

    private var nextPainting: ContinuousClock.Instant {
        lastPainting + (isAnswer ? Self.shortestAnswer : Self.shortestFrame)
    }

    /// Until the painting that is due, or until the clock in the title moves on.
    private var timeout: Duration {
        guard !isDirty else { return max(.zero, nextPainting - .now) }
        let now = Date().timeIntervalSince1970
        return .seconds(1 - (now - now.rounded(.down)))
    }

    private mutating func handle(_ key: Key) {
        (isDirty, isAnswer) = (true, true)
        takeEffects { [app] in app.handle(key) }
    }

    /// Carries out what the application asks of the terminal after `work`.
    private mutating func takeEffects(of work: () -> Void = {}) {
        var effects: [Effect] = []
        access {
            work()
            effects = app.takeEffects()
        }
        for effect in effects { carryOut(effect) }
    }

    private mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .use(let theme): terminal.use(theme)
        case .suspend: terminal.suspend()
        case .repaint: terminal.repaint()
        case .quit: isOver = true
        case .copy(let text):
            guard !terminal.copy(text) else { return }
            access { app.notice = .error("too long for the clipboard of a terminal; export it to a file") }
        }
    }

    private mutating func printed(_ line: String) {
        isDirty = true
        access { app.environment.printed(line) }
    }
}
