import Glibc

/// One real exchange of a script with the meter, to learn the sizes that the echo servers answer with.
struct Rehearsal {
    private let descriptor: Int32

    init(port: UInt16) {
        descriptor = Sockets.connected(to: port)
        // Here, and only here, the benchmark waits in a call.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }

    /// The whole WPDU that answers `request`.
    func exchange(_ request: [UInt8]) -> [UInt8] {
        Sockets.send(request, to: descriptor)
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while answer.withUnsafeBytes({ WPDU.size($0) }) != answer.count {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { fail("the meter closed the connection") }
            answer += buffer[..<count]
        }
        return answer
    }

    func end() { Sockets.reset(descriptor) }

    /// What the meter answers to the scripts: sizes by request size, and the number of blocks of the profile.
    static func learn(port: UInt16) -> (sizes: [Int: Int], blocks: Int, profileOctets: Int) {
        let rehearsal = Rehearsal(port: port)
        defer { rehearsal.end() }
        var sizes: [Int: Int] = [:]
        sizes[Script.aarq.count] = rehearsal.exchange(Script.aarq).count
        let value = rehearsal.exchange(Script.getRegister)
        guard value[WPDU.headerSize..<(WPDU.headerSize + 4)] == [0xC4, 0x01, 0xC1, 0x00] else {
            fail("the meter does not answer a GET: \(value)")
        }
        var answer = rehearsal.exchange(Script.getProfile)
        var (blocks, octets) = (1, answer.count)
        // get-response-with-datablock: last-block stands behind the invoke id.
        while answer[WPDU.headerSize + 1] == 0x02 && answer[WPDU.headerSize + 3] == 0 {
            let request = Script.next(block: UInt32(blocks))
            answer = rehearsal.exchange(request)
            if blocks == 1 { sizes[request.count] = answer.count }
            blocks += 1
            octets += answer.count
        }
        sizes[Script.rlrq.count] = rehearsal.exchange(Script.rlrq).count
        // Both GETs are of one length; the echo of the profile's first block is one small answer among many blocks.
        sizes[Script.getRegister.count] = value.count
        return (sizes, blocks, octets)
    }
}
