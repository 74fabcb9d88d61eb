import Glibc

/// One real exchange of a script with the meter, to learn the sizes that the echo servers answer with.
struct Rehearsal {
    private let descriptor: Int32
    private let framing: Framing

    init(port: UInt16, _ framing: Framing) {
        self.framing = framing
        descriptor = Sockets.connected(to: port)
        // Here, and only here, the benchmark waits in a call.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }

    /// The whole frame that answers `request`.
    func exchange(_ request: [UInt8]) -> [UInt8] {
        Sockets.send(request, to: descriptor)
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while answer.withUnsafeBytes({ framing.size($0) }) != answer.count {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { fail("the meter closed the connection") }
            answer += buffer[..<count]
        }
        return answer
    }

    private func end() { Sockets.reset(descriptor) }

    /// What the meter answers to the scripts, by the size of the request, and how it sends the profile.
    struct Lesson {
        var answers: [Int: [UInt8]] = [:]
        var blocks = 1
        var profileOctets = 0
    }

    static func learn(from meter: Servant) -> Lesson {
        var lesson = Lesson()
        Self(port: meter.port(.wrapper), .wrapper).learn(&lesson)
        Self(port: meter.port(.hdlc), .hdlc).learnFrames(&lesson)
        return lesson
    }

    private func learn(_ lesson: inout Lesson) {
        defer { end() }
        lesson.answers[Script.aarq.count] = exchange(Script.aarq)
        let value = exchange(Script.getRegister)
        guard value[WPDU.headerSize..<(WPDU.headerSize + 4)] == [0xC4, 0x01, 0xC1, 0x00] else {
            fail("the meter does not answer a GET: \(value)")
        }
        var answer = exchange(Script.getProfile)
        lesson.profileOctets = answer.count
        // get-response-with-datablock: last-block stands behind the invoke id.
        while answer[WPDU.headerSize + 1] == 0x02 && answer[WPDU.headerSize + 3] == 0 {
            let request = Script.next(block: UInt32(lesson.blocks))
            answer = exchange(request)
            if lesson.blocks == 1 { lesson.answers[request.count] = answer }
            lesson.blocks += 1
            lesson.profileOctets += answer.count
        }
        lesson.answers[Script.rlrq.count] = exchange(Script.rlrq)
        // Both GETs are of one length; the echo of the profile's first block is one small answer among many blocks.
        lesson.answers[Script.getRegister.count] = value
    }

    /// The same frame answers all GETs over HDLC: an echo does not look at sequence numbers.
    private func learnFrames(_ lesson: inout Lesson) {
        defer { end() }
        for request in ClientFrame.preamble + [ClientFrame.gets[0]] {
            guard lesson.answers[request.count] == nil else { fail("two requests of \(request.count) octets") }
            lesson.answers[request.count] = exchange(request)
        }
        // Behind the flag, the format, the two addresses, the control field, the check of the header and the LLC header.
        let apdu = lesson.answers[ClientFrame.gets[0].count]?.dropFirst(12) ?? []
        guard apdu.starts(with: [0xC4, 0x01, 0xC1, 0x00]) else {
            fail("the meter does not answer a GET over HDLC")
        }
    }
}
