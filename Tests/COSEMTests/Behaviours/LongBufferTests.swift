import DLMSWire
import Testing

@testable import COSEM

/// A buffer of a million rows, sent in blocks.
@Suite struct LongBufferTests {
    private static let rows = 1_000_000
    private static let block = 1000

    /// Rows of two numbers, of 12 octets each.
    private static let store: RowStore = {
        var store = RowStore()
        for number in 0..<rows {
            store.append(
                encoded { (writer: inout ByteWriter) in
                    writer.structure(count: 2)
                    writer.doubleLongUnsigned(UInt32(number))
                    writer.doubleLongUnsigned(UInt32(number * 3))
                })
        }
        return store
    }()

    private static let columns = [1, 2].map { TestProfile.column(3, LogicalName(1, 0, $0, 8, 0, 255), 2).octets }

    private static func view(_ selection: BufferSelection) throws -> BufferView {
        let captured = try columns.map { octets in
            try withReader(octets) { (reader: inout ByteReader) throws(DecodeError) in
                try CaptureObject(from: &reader)
            }
        }
        return try BufferView(store, captured, selection, .standard)
    }

    /// Every second column of all rows but the first and the last.
    private static func entries(_ from: UInt32, _ to: UInt32, _ columns: ClosedRange<UInt16>) throws -> BufferSelection
    {
        let parameters = DataValue.structure([
            .doubleLongUnsigned(from), .doubleLongUnsigned(to), .longUnsigned(columns.lowerBound),
            .longUnsigned(columns.upperBound),
        ])
        return try withReader(parameters.octets) { (reader: inout ByteReader) throws(DecodeError) in
            .entries(try EntryDescriptor(from: &reader))
        }
    }

    /// Writes one block and tells how many rows were looked at for it.
    private static func send(
        _ value: FrozenBuffer, from offset: Int, into block: UnsafeMutableRawBufferPointer
    ) -> (octets: [UInt8], behind: Int, steps: Int) {
        let before = value.steps
        var writer = ByteWriter(block)
        let (_, behind) = writer.window(skipping: offset, atMost: block.count) { value.write(into: &$0) }
        return (writer.written.array, behind, value.steps - before)
    }

    @Test("no block costs more than the rows that are in it, from the first to the last", arguments: [false, true])
    func flat(isSelective: Bool) throws {
        let value = FrozenBuffer(try Self.view(isSelective ? Self.entries(2, 999_999, 2...2) : .all))
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.block, alignment: 1)
        defer { block.deallocate() }
        // A row that two blocks share is looked at for both.
        let most = isSelective ? Self.block / 7 + 2 : 3
        var (offset, numbers) = (0, 0 as UInt64)
        while true {
            let (octets, behind, steps) = Self.send(value, from: offset, into: block)
            #expect(steps <= most)
            offset += octets.count
            numbers += octets.reduce(0) { $0 &+ UInt64($1) }
            if behind == 0 { break }
        }
        let rows = isSelective ? Self.rows - 2 : Self.rows
        #expect(offset == 5 + rows * (isSelective ? 7 : 12))
        #expect(numbers == Self.sum(isSelective))
    }

    /// The sum of all octets of the value.
    private static func sum(_ isSelective: Bool) -> UInt64 {
        func octets(_ number: Int) -> UInt64 {
            withUnsafeBytes(of: UInt32(number)) { $0.reduce(6) { $0 + UInt64($1) } }
        }
        let count = isSelective ? rows - 2 : rows
        let head = encoded { (writer: inout ByteWriter) in writer.array(count: count) }
        let numbers = isSelective ? 1..<(rows - 1) : 0..<rows
        let sum = head.reduce(0) { $0 + UInt64($1) }
        return numbers.reduce(sum) { $0 + (isSelective ? 3 : 4 + octets($1)) + octets($1 * 3) }
    }

    @Test("a block that has to be sent again costs no more")
    func again() throws {
        let value = FrozenBuffer(try Self.view(Self.entries(1, 0, 2...2)))
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.block, alignment: 1)
        defer { block.deallocate() }
        var sent: [[UInt8]] = []
        for number in 0..<5000 { sent.append(Self.send(value, from: number * Self.block, into: block).octets) }
        for number in [4999, 4990, 4950] {
            let (octets, _, steps) = Self.send(value, from: number * Self.block, into: block)
            #expect(octets == sent[number])
            #expect(steps <= Self.block / 7 + 2)
        }
        #expect(Self.send(value, from: 0, into: block).octets == sent[0])
    }

    @Test("an empty selection is an empty array")
    func empty() throws {
        let value = FrozenBuffer(try Self.view(Self.entries(7, 6, 1...1)))
        #expect(encoded { value.write(into: &$0) } == [1, 0])
    }
}
