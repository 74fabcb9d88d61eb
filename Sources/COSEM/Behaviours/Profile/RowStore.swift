import DLMSWire

/// Rows of a profile's buffer in the order they are read in, each one encoded, one behind the other in one array.
///
/// A copy shares the rows until one of the two changes: that holds a buffer still while it is sent.
struct RowStore {
    private var octets: [UInt8] = []
    /// Offset of each row, those dropped at the front included.
    private var starts: [Int] = []
    /// Rows dropped at the front whose octets are still there.
    private var dropped = 0

    var count: Int { starts.count - dropped }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ row: [UInt8]) {
        starts.append(octets.count)
        octets.append(contentsOf: row)
    }

    /// Puts a row before the one at `index`.
    mutating func insert(_ row: [UInt8], at index: Int) {
        guard index < count else { return append(row) }
        let place = dropped + index
        octets.insert(contentsOf: row, at: starts[place])
        starts.insert(starts[place], at: place)
        for later in (place + 1)..<starts.count { starts[later] += row.count }
    }

    mutating func removeFirst() {
        dropped += 1
        // Now and then, so that dropping a row costs little on the average.
        if dropped > count + 32 { compact() }
    }

    mutating func removeLast() {
        octets.removeSubrange(starts[starts.count - 1]...)
        starts.removeLast()
    }

    mutating func removeAll() { self = RowStore() }

    private mutating func compact() {
        let first = isEmpty ? octets.count : starts[dropped]
        octets.removeSubrange(..<first)
        starts = starts[dropped...].map { $0 - first }
        dropped = 0
    }

    /// Hands the octets of some rows to `body`, as one piece.
    func withOctets<Result, Failure: Error>(
        of rows: Range<Int>, _ body: (Octets) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let from = offset(of: rows.lowerBound)
        let to = offset(of: rows.upperBound)
        return try octets.withUnsafeBufferPointer { (buffer: UnsafeBufferPointer<UInt8>) throws(Failure) -> Result in
            try body(Octets(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[from..<to])))
        }
    }

    private func offset(of row: Int) -> Int { dropped + row < starts.count ? starts[dropped + row] : octets.count }
}

extension RowStore {
    /// The value of a column, as something that can be ordered.
    func value(_ row: Int, _ column: Int, isMoment: Bool) -> ColumnValue? {
        withOctets(of: row..<(row + 1)) { octets in
            octets.element(column).flatMap { DataValue($0) }.flatMap { ColumnValue($0, isMoment: isMoment) }
        }
    }
}

extension Octets {
    /// The element at `index` of an encoded array or structure; nil when there is none.
    func element(_ index: Int) -> Octets? {
        var reader = ByteReader(self)
        guard let head = try? DataElement(from: &reader), head.isConstructed, index < head.count else { return nil }
        for _ in 0..<index { guard (try? reader.skipData()) != nil else { return nil } }
        let rest = reader.rest
        guard (try? reader.skipData()) != nil else { return nil }
        return rest.prefix(rest.count - reader.remaining)
    }
}
