import CMeterBench
import Glibc

/// epoll, one descriptor at a time.
struct Poller: ~Copyable {
    private let descriptor = epoll_create1(0)
    private var events = [epoll_event](repeating: epoll_event(), count: 256)

    func add(_ watched: Int32) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue
        event.data.fd = watched
        check(epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event), "epoll_ctl")
    }

    /// Waits until something is readable and hands each readable descriptor to `body`.
    mutating func wait(milliseconds: Int32 = -1, _ body: (Int32) -> Void) {
        let count = epoll_wait(descriptor, &events, Int32(events.count), milliseconds)
        for index in 0..<Int(max(count, 0)) { body(events[index].data.fd) }
    }

    deinit { close(descriptor) }
}
