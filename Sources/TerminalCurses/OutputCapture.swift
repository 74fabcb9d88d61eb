import CNcursesw
import Foundation
import Synchronization

/// Takes what anything prints to stdout and stderr while the screen is up, line by line.
///
/// A thread of its own reads the pipe, so that nobody who prints ever waits for the screen.
final class OutputCapture: Sendable {
    private struct State {
        var lines: [String] = []
        var lost = 0
        var isFinished = false
    }

    /// Lines that wait to be shown; what comes above is counted only.
    private static let limit = 1_000
    private let saved: (output: Int32, error: Int32)
    private let readEnd: Int32
    private let state = Mutex(State())
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) throws(TerminalFault) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .noPipe(errno) }
        self.wake = wake
        readEnd = ends[0]
        fflush(nil)
        saved = (dup(STDOUT_FILENO), dup(STDERR_FILENO))
        for descriptor in [readEnd, saved.output, saved.error] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        dup2(ends[1], STDOUT_FILENO)
        dup2(ends[1], STDERR_FILENO)
        closeDescriptor(ends[1])
        mc_buffer_stdout_by_line()
        prepareForCrash()
        Thread.detachNewThread { [self] in readAll() }
    }

    private func prepareForCrash() {
        crashRestore.pointee.lastOutput = .allocate(capacity: CrashRestore.lastOutputLimit)
        crashRestore.pointee.lastOutputLength = 0
        crashRestore.pointee.captured = readEnd
        crashRestore.pointee.standardOutput = saved.output
        crashRestore.pointee.standardError = saved.error
    }

    /// The next line that waits.
    func nextLine() -> String? {
        state.withLock { state in
            if state.lost > 0, state.lines.isEmpty {
                defer { state.lost = 0 }
                return "\(state.lost) lines of output were lost"
            }
            return state.lines.isEmpty ? nil : state.lines.removeFirst()
        }
    }

    /// Gives stdout and stderr back and prints there what was not shown yet.
    func close() {
        fflush(nil)
        crashRestore.pointee.standardError = -1
        dup2(saved.output, STDOUT_FILENO)
        dup2(saved.error, STDERR_FILENO)
        // A child process may still hold the pipe: do not wait for it.
        for _ in 0..<20 where !state.withLock(\.isFinished) { usleep(10_000) }
        while let line = nextLine() { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    private func readAll() {
        var (buffer, line) = ([UInt8](repeating: 0, count: 4_096), [UInt8]())
        while true {
            let count = read(readEnd, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            remember(buffer.prefix(count))
            for octet in buffer.prefix(count) {
                if octet == 0x0A || line.count >= 4_096 {
                    add(line)
                    line = []
                }
                if octet != 0x0A { line.append(octet) }
            }
        }
        if !line.isEmpty { add(line) }
        state.withLock { $0.isFinished = true }
    }

    private func add(_ line: [UInt8]) {
        let text = String(decoding: line, as: UTF8.self)
        state.withLock { state in
            if state.lines.count < Self.limit { state.lines.append(text) } else { state.lost += 1 }
        }
        wake()
    }

    /// Keeps the end of the output where a crash handler finds it.
    private func remember(_ octets: ArraySlice<UInt8>) {
        guard let memory = crashRestore.pointee.lastOutput else { return }
        let length = min(octets.count, CrashRestore.lastOutputLimit)
        for (index, octet) in octets.suffix(length).enumerated() { memory[index] = octet }
        crashRestore.pointee.lastOutputLength = length
    }
}
