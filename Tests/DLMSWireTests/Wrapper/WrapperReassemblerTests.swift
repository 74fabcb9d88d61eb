import DLMSWire
import Testing

@Suite("WPDUs from a stream") struct WrapperReassemblerTests {
    struct Received: Equatable {
        var header: WrapperHeader
        var apdu: [UInt8]
    }

    /// Three WPDUs, one of them empty.
    static let stream = octets("0001 0010 0001 0003 AABBCC  0001 0020 0001 0000  0001 0040 0011 0002 DDEE")
    static let expected = [
        Received(header: WrapperHeader(sourcePort: 16, destinationPort: 1, length: 3), apdu: [0xAA, 0xBB, 0xCC]),
        Received(header: WrapperHeader(sourcePort: 32, destinationPort: 1, length: 0), apdu: []),
        Received(header: WrapperHeader(sourcePort: 64, destinationPort: 17, length: 2), apdu: [0xDD, 0xEE]),
    ]

    @Test("any fragmentation gives the same WPDUs", arguments: 1...stream.count) func fragments(size: Int) {
        let segments = stride(from: 0, to: Self.stream.count, by: size).map { Array(Self.stream[$0...].prefix(size)) }
        let (received, fault) = receive(segments)
        #expect(received == Self.expected)
        #expect(fault == nil)
    }

    @Test("fragments of any sizes give the same WPDUs", arguments: 0..<200) func randomFragments(seed: Int) {
        var noise = Noise(seed: UInt64(seed))
        var segments: [[UInt8]] = []
        var rest = (Self.stream + Self.stream)[...]
        while !rest.isEmpty {
            let size = Int.random(in: 0...12, using: &noise)
            segments.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        #expect(receive(segments).received == Self.expected + Self.expected)
    }

    @Test("a wrong version is known after two octets") func version() {
        let (received, fault) = receive([octets("0001 0010 0001 0001 AA 00"), octets("02")])
        #expect(received.count == 1)
        #expect(fault == .version(2))
        #expect(receive([octets("7EA0")]).fault == .version(0x7EA0))
    }

    @Test("an APDU longer than the receiver takes breaks the stream") func tooLong() {
        #expect(receive([octets("0001 0010 0001 0041")], limit: 64).fault == .tooLong(length: 65, limit: 64))
        #expect(
            receive([octets("0001 0010 0001"), octets("00 41")], limit: 64).fault == .tooLong(length: 65, limit: 64))
        #expect(receive([octets("0001 0010 0001 0040")], limit: 64).fault == nil)
    }

    @Test("a broken stream says why") func words() {
        #expect("\(WrapperFault.version(0x7EA0))" == "wrapper version 0x7EA0 instead of 0x0001")
        let tooLong = WrapperFault.tooLong(length: 2_000, limit: 1_024)
        #expect("\(tooLong)" == "a WPDU with an APDU of 2000 octets, at most 1024 are taken")
    }

    @Test("a broken stream stays broken") func staysBroken() {
        let (received, fault) = receive([octets("0002"), Self.stream])
        #expect(received.isEmpty)
        #expect(fault == .version(2))
    }

    private func receive(_ segments: [[UInt8]], limit: Int = 64) -> (received: [Received], fault: WrapperFault?) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + WrapperHeader.size, alignment: 1)
        defer { storage.deallocate() }
        var reassembler = WrapperReassembler(storage: storage)
        var received: [Received] = []
        var fault: WrapperFault?
        for segment in segments {
            fault = segment.withUnsafeBytes { bytes in
                reassembler.receive(Octets(bytes)) { header, apdu in
                    received.append(Received(header: header, apdu: apdu.array))
                }
            }
        }
        return (received, fault)
    }
}
