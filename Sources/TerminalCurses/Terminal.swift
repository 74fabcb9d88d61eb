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

    private let options: Options
    private let file: UnsafeMutablePointer<FILE>
    private let descriptor: Int32
    private let signals: WakePipe
    private let wakes: WakePipe
    private var painter: Painter
    private var keys = KeyReader()
    private var capture: OutputCapture?
    private var isOpen = true
    private var pending: [TerminalInput] = []

    /// Whether a screen can be opened at all: what is printed goes to a terminal that can do more than print lines.
    public static var isAvailable: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Opens the screen.
    /// - Throws: ``TerminalFault`` when there is no terminal or nothing is known about it; nothing is changed then.
    public init(_ options: Options = Options()) throws(TerminalFault) {
        let name = ttyname(STDOUT_FILENO).map { String(cString: $0) } ?? "/dev/tty"
        guard let opened = fopen(name, "r+") ?? fopen("/dev/tty", "r+") else { throw .notATerminal }
        (self.options, file, descriptor) = (options, opened, fileno(opened))
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

// MARK: - Opening and leaving

extension Terminal {
    /// Starts ncurses for `TERM`, for an unknown one as the most usual terminal, at last as the plainest.
    private static func startScreen(_ file: UnsafeMutablePointer<FILE>) throws(TerminalFault) {
        let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
        for candidate in [name, "xterm-256color", "vt100"] where !candidate.isEmpty {
            guard let screen = newterm(candidate, file, file) else { continue }
            set_term(screen)
            return
        }
        throw .unknownType(name.isEmpty ? "(not set)" : name)
    }

    private func enterModes() {
        raw()
        noecho()
        nonl()
        keypad(mc_stdscr(), true)
        nodelay(mc_stdscr(), true)
        if getenv("ESCDELAY") == nil { set_escdelay(25) }
        KeyReader.defineSequences()
        enterTerminalModes()
    }

    /// The modes that ncurses does not restore by itself.
    private func enterTerminalModes() {
        if options.usesMouse {
            mousemask(mc_mouse_mask(), nil)
            mouseinterval(0)
            if understandsModes { send("\u{1B}[?1006h") }
        }
        if understandsModes { send("\u{1B}[?2004h") }
    }

    private func leaveModes() {
        if options.usesMouse {
            if understandsModes { send("\u{1B}[?1006l") }
            mousemask(0, nil)
        }
        if understandsModes { send("\u{1B}[?2004l") }
    }

    /// Terminals without a mouse are too old for bracketed paste as well.
    private var understandsModes: Bool { mc_capability("kmous") != nil }

    /// A terminal without a second screen keeps what was painted; the shell's prompt gets a clean line.
    private func clearLastLine() {
        move(getmaxy(mc_stdscr()) - 1, 0)
        clrtoeol()
        refresh()
    }

    private func prepareCrashRestore() {
        let modes = understandsModes ? "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1006l\u{1B}[?2004l" : ""
        let names = ["rmkx", "sgr0", "oc", "cnorm", "rmcup"]
        let capabilities = names.compactMap { mc_capability($0).map { Self.withoutPadding(String(cString: $0)) } }
        let sequence = Array((modes + capabilities.joined() + "\r\n").utf8)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: sequence.count)
        memory.initialize(from: sequence, count: sequence.count)
        (crashRestore.pointee.sequence, crashRestore.pointee.sequenceLength) = (memory, sequence.count)
        crashRestore.pointee.terminal = descriptor
    }

    /// A capability without the delays (`$<5>`) that only ncurses understands.
    private static func withoutPadding(_ text: String) -> String {
        text.replacing(/\$<[^>]*>/, with: "")
    }

    private func send(_ text: String) {
        var octets = Array(text.utf8)[...]
        while !octets.isEmpty {
            let count = octets.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
            octets = octets.dropFirst(max(0, count))
        }
    }

    private func resume() {
        refresh()
        enterTerminalModes()
        takeSize()
        painter.forget()
    }
}

// MARK: - Input

extension Terminal {
    public func next(timeout: Duration?, wakeable: Bool) -> TerminalInput {
        if !pending.isEmpty { return pending.removeFirst() }
        if let key = keys.next() { return .key(key) }
        if let line = capture?.nextLine() { return .printed(line) }
        // poll leaves out a negative descriptor.
        let wakeEnd = wakeable ? wakes.readEnd : -1
        var descriptors = [descriptor, signals.readEnd, wakeEnd].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let ready = poll(&descriptors, nfds_t(descriptors.count), Self.milliseconds(timeout))
        guard ready != 0 else { return .timeout }
        return event(terminal: descriptors[0].revents, signal: descriptors[1].revents, wake: descriptors[2].revents)
    }

    private static func milliseconds(_ timeout: Duration?) -> Int32 {
        guard let timeout else { return -1 }
        let parts = timeout.components
        return Int32(
            clamping: parts.seconds * 1_000 + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    private func event(terminal: Int16, signal: Int16, wake: Int16) -> TerminalInput {
        if signal != 0 { pending += signals.drain().compactMap(message) }
        if wake != 0 { _ = wakes.drain() }
        if !pending.isEmpty { return pending.removeFirst() }
        if terminal != 0 {
            if let key = keys.next() { return .key(key) }
            if isGone(terminal) { return .ended }
        }
        if let line = capture?.nextLine() { return .printed(line) }
        return .woken
    }

    /// Readable with nothing to read is the end of the terminal.
    private func isGone(_ events: Int16) -> Bool {
        events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 || mc_waiting(descriptor) <= 0
    }

    private func message(_ octet: UInt8) -> TerminalInput? {
        switch SignalMessage(rawValue: octet) {
        case .resize: takeSize()
        case .resume: resume()
        case .suspend: return .key(.control("z"))
        case .end: return .ended
        case nil: return nil
        }
        return .key(.resize)
    }

    /// Tells ncurses the size that the terminal has now.
    private func takeSize() {
        var (width, height): (Int32, Int32) = (0, 0)
        guard mc_window_size(descriptor, &width, &height) == 0 else { return }
        guard width != getmaxx(mc_stdscr()) || height != getmaxy(mc_stdscr()) else { return }
        resizeterm(height, width)
        painter.forget()
    }
}
