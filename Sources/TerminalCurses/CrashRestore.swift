import Foundation

/// What a signal handler needs to restore the terminal: memory that is allocated before and never freed.
struct CrashRestore {
    /// The terminal; -1 when there is nothing to restore.
    var terminal: Int32 = -1
    /// Its settings before the screen was opened.
    var settings = termios()
    /// The characters that end the screen.
    var sequence: UnsafeMutablePointer<UInt8>?
    var sequenceLength = 0
    /// stdout and stderr as they were before they were captured; -1 when they are not.
    var standardOutput: Int32 = -1
    var standardError: Int32 = -1
    /// The end of the captured output, so that the last words of a crash are not lost.
    var captured: Int32 = -1
    var lastOutput: UnsafeMutablePointer<UInt8>?
    var lastOutputLength = 0
    static let lastOutputLimit = 4_096
}

/// The one terminal of the process, as signal handlers see it.
nonisolated(unsafe) let crashRestore: UnsafeMutablePointer<CrashRestore> = {
    let memory = UnsafeMutablePointer<CrashRestore>.allocate(capacity: 1)
    memory.initialize(to: CrashRestore())
    return memory
}()

/// Restores the terminal with calls that are allowed in a signal handler; once only.
func restoreAfterCrash() {
    let terminal = crashRestore.pointee.terminal
    guard terminal >= 0 else { return }
    crashRestore.pointee.terminal = -1
    if let sequence = crashRestore.pointee.sequence {
        _ = write(terminal, sequence, crashRestore.pointee.sequenceLength)
    }
    _ = tcsetattr(terminal, TCSANOW, &crashRestore.pointee.settings)
    showLastOutput()
}

/// Writes what was captured last, and what still waits in the pipe, where it would have gone.
private func showLastOutput() {
    let standardError = crashRestore.pointee.standardError
    guard standardError >= 0, let last = crashRestore.pointee.lastOutput else { return }
    // The thread that reads may just be taking what the crash had to say.
    usleep(20_000)
    _ = write(standardError, last, crashRestore.pointee.lastOutputLength)
    _ = fcntl(crashRestore.pointee.captured, F_SETFL, O_NONBLOCK)
    while true {
        let count = read(crashRestore.pointee.captured, last, CrashRestore.lastOutputLimit)
        guard count > 0 else { break }
        _ = write(standardError, last, count)
    }
    _ = dup2(crashRestore.pointee.standardOutput, STDOUT_FILENO)
    _ = dup2(standardError, STDERR_FILENO)
}
