import CNcursesw
import Foundation

/// Opening and leaving the screen.
extension Terminal {
    /// Starts ncurses for `TERM`, for an unknown one as the most usual terminal, at last as the plainest.
    static func startScreen(_ file: UnsafeMutablePointer<FILE>) throws(TerminalFault) {
        let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
        for candidate in [name, "xterm-256color", "vt100"] where !candidate.isEmpty {
            guard let screen = newterm(candidate, file, file) else { continue }
            set_term(screen)
            return
        }
        throw .unknownType(name.isEmpty ? "(not set)" : name)
    }

    func enterModes() {
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

    func leaveModes() {
        if options.usesMouse {
            if understandsModes { send("\u{1B}[?1006l") }
            mousemask(0, nil)
        }
        if understandsModes { send("\u{1B}[?2004l") }
    }

    /// Terminals without a mouse are too old for bracketed paste as well.
    private var understandsModes: Bool { mc_capability("kmous") != nil }

    /// A terminal without a second screen keeps what was painted; the shell's prompt gets a clean line.
    func clearLastLine() {
        move(getmaxy(mc_stdscr()) - 1, 0)
        clrtoeol()
        refresh()
    }

    func prepareCrashRestore() {
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
    static func withoutPadding(_ text: String) -> String {
        text.replacing(/\$<[^>]*>/, with: "")
    }

    func send(_ text: String) {
        var octets = Array(text.utf8)[...]
        while !octets.isEmpty {
            let count = octets.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
            octets = octets.dropFirst(max(0, count))
        }
    }

    func resume() {
        refresh()
        enterTerminalModes()
        takeSize()
        painter.forget()
    }
}
