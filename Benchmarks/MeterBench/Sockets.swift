import Glibc

/// Non-blocking TCP sockets on the loopback interface, as C programs use them.
enum Sockets {
    /// A socket that listens on a port of the system's choice.
    static func listening() -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withGeneric(&address) { pointer in
            check(bind(descriptor, pointer, length), "bind")
            check(listen(descriptor, 512), "listen")
            check(getsockname(descriptor, pointer, &length), "getsockname")
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    static func connected(to port: UInt16) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(port: port)
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withGeneric(&address) { check(connect(descriptor, $0, length), "connect") }
        prepare(descriptor)
        return descriptor
    }

    /// No waiting in calls, no waiting for more octets before sending.
    static func prepare(_ descriptor: Int32) {
        check(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK), "fcntl")
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Closes with a reset, so that thousands of short connections leave no ports waiting.
    static func reset(_ descriptor: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        close(descriptor)
    }

    /// Writes all of `octets`; the sizes of this benchmark fit into a socket's buffer.
    /// - Returns: false when the peer is gone.
    @discardableResult
    static func send(_ octets: [UInt8], to descriptor: Int32) -> Bool {
        let sent = octets.withUnsafeBytes {
            Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        return sent == octets.count
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withGeneric(_ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Void) {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
        }
    }
}

/// Ends the benchmark when a call of the system fails: there is nothing to measure then.
func check(_ result: Int32, _ call: String) {
    if result < 0 { fail("\(call): \(String(cString: strerror(errno)))") }
}

/// Ends the benchmark with one line.
func fail(_ reason: String) -> Never {
    let line = Array("error: \(reason)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(1)
}
