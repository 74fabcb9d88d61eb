import Foundation

/// What a signal says to the loop that waits for keys: an octet in its pipe.
enum SignalMessage: UInt8 {
    case resize = 1
    case suspend, resume, end
}

/// The signals that concern a terminal. The handlers only write an octet; those of a crash restore the terminal before
/// the process ends. Swift's backtrace, which would wait for a key, comes only where `SWIFT_BACKTRACE` asks for it.
enum Signals {
    private static let crashes: [Int32] = [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT]

    /// Installs the handlers; before ncurses, which then leaves these signals alone.
    static func install(pipe: WakePipe) {
        signalPipe = pipe.writeEnd
        set(SIGWINCH) { _ in post(.resize) }
        set(SIGTSTP) { _ in post(.suspend) }
        set(SIGCONT) { _ in post(.resume) }
        for number in [SIGHUP, SIGTERM, SIGINT] { set(number) { end($0) } }
        signal(SIGPIPE, SIG_IGN)
        useAlternateStack()
        let wantsBacktrace = getenv("SWIFT_BACKTRACE") != nil
        for number in crashes {
            let old = set(number, onStack: true) { crash($0) }
            if wantsBacktrace { previous[Int(number)] = old }
        }
        atexit { restoreAfterCrash() }
    }

    /// Stops the process and its group as Ctrl-Z would, and returns when it is continued.
    static func stop() {
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        set(SIGTSTP) { _ in post(.suspend) }
    }

    @discardableResult
    private static func set(
        _ number: Int32, onStack: Bool = false, _ handler: @escaping @convention(c) (Int32) -> Void
    ) -> sigaction {
        var (action, old) = (sigaction(), sigaction())
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
        action.sa_flags = SA_RESTART | (onStack ? SA_ONSTACK : 0)
        sigaction(number, &action, &old)
        return old
    }

    /// A stack that overflows leaves no room for a handler on it.
    private static func useAlternateStack() {
        let size = 64 * 1_024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }
}

/// Where handlers write; -1 before there is a terminal.
nonisolated(unsafe) private var signalPipe: Int32 = -1
nonisolated(unsafe) private var wasAskedToEnd = false
/// What a crash signal does after the terminal is restored, by number; what is zero is the default action.
nonisolated(unsafe) private let previous: UnsafeMutablePointer<sigaction> = {
    let memory = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    memory.initialize(repeating: sigaction(), count: 65)
    return memory
}()

private func post(_ message: SignalMessage) {
    let saved = errno
    var octet = message.rawValue
    _ = write(signalPipe, &octet, 1)
    errno = saved
}

/// The first time the loop is asked to end; a second time it did not listen, and the process ends here.
private func end(_ number: Int32) {
    guard wasAskedToEnd else {
        wasAskedToEnd = true
        return post(.end)
    }
    restoreAfterCrash()
    signal(number, SIG_DFL)
    raise(number)
}

private func crash(_ number: Int32) {
    restoreAfterCrash()
    sigaction(number, &previous[Int(number)], nil)
    raise(number)
}
