import CNcursesw
import Foundation
import TerminalKit

/// Waiting for what happens.
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
            // Looked at before reading: what comes may be no key, such as the release of a mouse button.
            let isGone = isGone(terminal)
            if let key = keys.next() { return .key(key) }
            if isGone { return .ended }
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
    func takeSize() {
        var (width, height): (Int32, Int32) = (0, 0)
        guard mc_window_size(descriptor, &width, &height) == 0 else { return }
        guard width != getmaxx(mc_stdscr()) || height != getmaxy(mc_stdscr()) else { return }
        resizeterm(height, width)
        painter.forget()
    }
}
