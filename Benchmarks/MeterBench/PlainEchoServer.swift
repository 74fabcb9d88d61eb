import Glibc

/// The limit: one thread, epoll, a read and a write per request, nothing else.
enum PlainEchoServer {
    static func run(_ answers: Answers) -> Never {
        let (listener, port) = Sockets.listening()
        announce([port])
        var poller = Poller()
        poller.add(listener)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        while true {
            var accepted: [Int32] = []
            poller.wait { ready in
                if ready == listener {
                    accepted.append(accept(listener, nil, nil))
                } else {
                    answer(ready, answers, buffer)
                }
            }
            for descriptor in accepted where descriptor >= 0 {
                Sockets.prepare(descriptor)
                poller.add(descriptor)
            }
        }
    }

    /// A request of this benchmark arrives whole: it is short, alone, and on the loopback interface.
    private static func answer(_ descriptor: Int32, _ answers: Answers, _ buffer: UnsafeMutableRawBufferPointer) {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0, let frame = answers.frames[count], Sockets.send(frame, to: descriptor) else {
            close(descriptor)
            return
        }
    }
}

/// The first line of every server of the benchmark.
func announce(_ ports: [UInt16]) {
    print(ports.map(\.description).joined(separator: " "))
    fflush(nil)
}
