import DLMSWire
import Testing

@Suite("The writer") struct ByteWriterTests {
    /// 40 octets in all the ways there are to write.
    static func content(_ writer: inout ByteWriter) {
        for number in 0..<10 { writer.u8(UInt8(number)) }
        writer.u16(0x0A0B)
        writer.u32(0x0C0D_0E0F)
        writer.u64(0x1011_1213_1415_1617)
        writer.octets((24..<40).map { UInt8($0) })
    }

    static let whole = (0..<40).map { UInt8($0) }

    @Test("a window holds exactly its part", arguments: 0...41) func window(skip: Int) {
        for size in 0...41 {
            let (stored, octets) = inBuffer(64) { writer in
                writer.u8(0xAA)
                let window = writer.window(skipping: skip, atMost: size) { Self.content(&$0) }
                writer.u8(0xBB)
                return window
            }
            let part = Self.whole.dropFirst(skip).prefix(size)
            #expect(octets == [0xAA] + part + [0xBB])
            #expect(stored.stored == part.count)
            #expect(stored.behind == max(0, 40 - skip - size))
        }
    }

    @Test("what does not fit is counted", arguments: 0...40) func overflow(size: Int) {
        let (overflow, octets) = inBuffer(size) { writer in
            Self.content(&writer)
            return writer.overflow
        }
        #expect(octets == Array(Self.whole.prefix(size)))
        #expect(overflow == 40 - size)
    }

    @Test("a length in front has as many octets as it needs", arguments: [0, 1, 127, 128, 255, 256, 65_535, 65_536])
    func prefixed(count: Int) {
        let content = [UInt8](repeating: 0x55, count: count)
        let written = encoded { writer in
            writer.u8(1)
            writer.prefixed(0x60) { $0.octets(content) }
            writer.u8(2)
        }
        let expected = encoded { writer in
            writer.u8(1)
            writer.u8(0x60)
            writer.length(count)
            writer.octets(content)
            writer.u8(2)
        }
        #expect(written == expected)
    }

    @Test("lengths in front nest") func nestedPrefixes() {
        let written = encoded { writer in
            writer.prefixed(0x60) {
                $0.prefixed(0xBE) { $0.prefixed(0x04) { $0.octets([UInt8](repeating: 1, count: 130)) } }
            }
        }
        #expect(written.prefix(9) == [0x60, 0x81, 0x88, 0xBE, 0x81, 0x85, 0x04, 0x81, 0x82])
        #expect(written.count == 139)
    }

    @Test("a length in front that does not fit overflows", arguments: 0..<139) func prefixedOverflow(size: Int) {
        let (overflowed, _) = inBuffer(size) { writer in
            writer.prefixed(0x60) { $0.prefixed(0xBE) { $0.octets([UInt8](repeating: 1, count: 130)) } }
            return writer.hasOverflowed
        }
        #expect(overflowed == (size < 136))
    }

    @Test("patches and takes back") func patching() {
        let (_, octets) = inBuffer(16) { writer in
            writer.u32(0)
            writer.u16(0xFFFF)
            writer.patch(u16: 0x0102, at: 1)
            writer.patch(u32: 0x0A0B_0C0D, at: 2)
            writer.rewind(to: 5)
        }
        #expect(octets == [0, 1, 0x0A, 0x0B, 0x0C])
    }

    private func inBuffer<Result>(
        _ size: Int, _ body: (inout ByteWriter) -> Result
    ) -> (Result, [UInt8]) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { buffer.deallocate() }
        var writer = ByteWriter(buffer)
        let result = body(&writer)
        return (result, writer.written.array)
    }
}
