import CNcursesw
import Foundation
import TerminalKit

/// The terminal of the process: opened once, used by one thread, restored whatever happens.
public final class Terminal: TerminalDevice {
    /// How the terminal is used.
    public struct Options: Sendable {
        public var theme: Theme
        public var usesMouse: Bool
        /// Draw with ASCII only; a locale that is not UTF-8 does so anyway.
        public var asciiOnly: Bool

        public init(theme: Theme = .mono, usesMouse: Bool = true, asciiOnly: Bool = false) {
            (self.theme, self.usesMouse, self.asciiOnly) = (theme, usesMouse, asciiOnly)
        }
    }

    let options: Options
    let descriptor: Int32
    let signals: WakePipe
    let wakes: WakePipe
    var painter: Painter
    var keys = KeyReader()
    var capture: OutputCapture?
    private var isOpen = true
    var pending: [TerminalInput] = []

    /// Whether a screen can be opened at all: what is printed goes to a terminal that can do more than print lines.
    public static var isAvailable: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Opens the screen.
    /// - Throws: ``TerminalFault`` when there is no terminal or nothing is known about it; nothing is changed then.
    public init(_ options: Options = Options()) throws(TerminalFault) {
        let name = ttyname(STDOUT_FILENO).map { String(cString: $0) } ?? "/dev/tty"
        guard let opened = fopen(name, "r+") ?? fopen("/dev/tty", "r+") else { throw .notATerminal }
        (self.options, descriptor) = (options, fileno(opened))
        (signals, wakes) = (try WakePipe(), try WakePipe())
        setlocale(LC_ALL, "")
        tcgetattr(descriptor, &crashRestore.pointee.settings)
        Signals.install(pipe: signals)
        try Self.startScreen(opened)
        painter = Painter(
            depth: .detect(), theme: options.theme, asciiOnly: options.asciiOnly || mc_is_utf8() == 0
        )
        enterModes()
        // ncurses believes LINES and COLUMNS, which may be those of another terminal.
        takeSize()
        prepareCrashRestore()
        let wakes = wakes
        capture = try? OutputCapture { wakes.wake() }
    }

    deinit { close() }

    public var waker: @Sendable () -> Void {
        let wakes = wakes
        return { wakes.wake() }
    }

    public var size: (width: Int, height: Int) { (Int(getmaxx(mc_stdscr())), Int(getmaxy(mc_stdscr()))) }

    public func paint(_ canvas: Canvas) { painter.paint(canvas) }

    public func use(_ theme: Theme) { painter.use(theme) }

    public func repaint() { painter.forget() }

    public func copy(_ text: String) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        guard let sequence = Clipboard.sequence(for: text, environment: environment) else { return false }
        send(sequence)
        return true
    }

    public func suspend() {
        leaveModes()
        endwin()
        Signals.stop()
        resume()
    }

    public func close() {
        guard isOpen else { return }
        isOpen = false
        leaveModes()
        if mc_capability("rmcup") == nil { clearLastLine() }
        endwin()
        crashRestore.pointee.terminal = -1
        capture?.close()
    }
}
