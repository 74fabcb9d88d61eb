import DLMSWire
import Testing

@testable import COSEM

/// Rows of one to four octets, so that a row's octets tell its number.
@Suite struct RowStoreTests {
    private static func row(_ number: Int) -> [UInt8] {
        [UInt8(number % 251)] + Array(repeating: UInt8(number / 251 % 251), count: number % 4)
    }

    private static func rows(_ store: RowStore) -> [[UInt8]] {
        var rows: [[UInt8]] = []
        store.forEach { number, octets in
            #expect(number == rows.count)
            rows.append(octets.array)
            return true
        }
        return rows
    }

    @Test("keeps rows in their order, whatever is done to it")
    func changes() {
        var store = RowStore()
        var model: [[UInt8]] = []
        var generator = SystemRandomNumberGenerator()
        for number in 0..<6000 {
            let place = Int.random(in: 0...model.count, using: &generator)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0 where !model.isEmpty:
                store.removeFirst()
                model.removeFirst()
            case 1 where !model.isEmpty:
                store.removeLast()
                model.removeLast()
            case 2, 3:
                store.insert(Self.row(number), at: place)
                model.insert(Self.row(number), at: place)
            default:
                store.append(Self.row(number))
                model.append(Self.row(number))
            }
            #expect(store.count == model.count)
        }
        #expect(Self.rows(store) == model)
        while !model.isEmpty {
            store.removeLast()
            model.removeLast()
        }
        #expect(store.isEmpty)
        store.append([1])
        #expect(Self.rows(store) == [[1]])
    }

    @Test("a copy keeps its rows")
    func copy() {
        var store = RowStore()
        for number in 0..<1500 { store.append(Self.row(number)) }
        let copy = store
        for number in 0..<1500 {
            store.removeFirst()
            store.append(Self.row(number + 7))
        }
        #expect(Self.rows(copy) == (0..<1500).map(Self.row))
    }

    @Test("hands out runs of rows that lie in one piece")
    func runs() {
        var store = RowStore()
        for number in 0..<2000 { store.append(Self.row(number)) }
        var place = store.place(of: 300)
        var (taken, octets) = (0, [UInt8]())
        while taken < 1400 { taken += store.take(1400 - taken, at: &place) { octets += $0.array } }
        #expect(octets == (300..<1700).flatMap(Self.row))
    }
}
