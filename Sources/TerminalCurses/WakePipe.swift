import Foundation
import Synchronization

/// Ends a `poll` from another thread or from a signal handler.
final class WakePipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32
    private let isPending = Atomic(false)

    init() throws(TerminalFault) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .noPipe(errno) }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        _ = close(readEnd)
        _ = close(writeEnd)
    }

    /// One octet in the pipe is enough, however often it is asked.
    func wake() {
        guard !isPending.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var octet: UInt8 = 0
        _ = write(writeEnd, &octet, 1)
    }

    /// Empties the pipe.
    /// - Returns: the octets that were in it.
    func drain() -> [UInt8] {
        isPending.store(false, ordering: .releasing)
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = read(readEnd, &buffer, buffer.count)
        return Array(buffer.prefix(max(0, count)))
    }
}
