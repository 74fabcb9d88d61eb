import DLMSWire

/// Rows of a profile's buffer in the order they are read in, each one encoded.
///
/// They lie one behind the other in pieces of some hundred rows. A copy shares the pieces until one of the two changes,
/// and then all but the piece that changes: that holds a buffer of any length still while it is sent, at no cost.
struct RowStore {
    /// Rows that a piece takes at most.
    private static let pieceRows = 512

    /// Rows one behind the other.
    struct Piece {
        /// Stays the same as long as the piece is there; no other piece of the store ever has it.
        let id: UInt32
        fileprivate(set) var octets: [UInt8] = []
        /// Offset behind each row.
        fileprivate(set) var ends: [Int] = []

        var count: Int { ends.count }

        fileprivate func offset(of row: Int) -> Int { row == 0 ? 0 : ends[row - 1] }
        fileprivate func octets(of rows: Range<Int>) -> Range<Int> {
            offset(of: rows.lowerBound)..<offset(of: rows.upperBound)
        }
    }

    /// Where a row lies.
    struct Place {
        fileprivate var piece: Int
        /// Row of the piece.
        fileprivate var row: Int
    }

    private(set) var pieces: [Piece] = []
    /// Rows dropped at the front of the first piece, whose octets are still there.
    private(set) var dropped = 0
    private var nextID: UInt32 = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
}

// MARK: - Changing

extension RowStore {
    mutating func append(_ row: [UInt8]) {
        if pieces.last.map({ $0.count >= Self.pieceRows }) ?? true { pieces.append(Piece(id: takeID())) }
        pieces[pieces.count - 1].append(row)
        count += 1
    }

    /// Puts a row before the one at `index`.
    mutating func insert(_ row: [UInt8], at index: Int) {
        guard index < count else { return append(row) }
        var place = place(of: index)
        if pieces[place.piece].count >= Self.pieceRows {
            split(place.piece)
            place = self.place(of: index)
        }
        pieces[place.piece].insert(row, at: place.row)
        count += 1
    }

    mutating func removeFirst() {
        dropped += 1
        count -= 1
        guard dropped == pieces[0].count else { return }
        pieces.removeFirst()
        dropped = 0
    }

    mutating func removeLast() {
        pieces[pieces.count - 1].removeLast()
        count -= 1
        if pieces[pieces.count - 1].count == (pieces.count == 1 ? dropped : 0) {
            pieces.removeLast()
            if pieces.isEmpty { dropped = 0 }
        }
    }

    mutating func removeAll() { (pieces, dropped, count) = ([], 0, 0) }

    private mutating func takeID() -> UInt32 {
        nextID &+= 1
        return nextID
    }

    private mutating func split(_ piece: Int) {
        if piece == 0, dropped > 0 {
            pieces[0] = pieces[0].splitOff(from: dropped, as: takeID())
            dropped = 0
        } else {
            pieces.insert(pieces[piece].splitOff(from: pieces[piece].count / 2, as: takeID()), at: piece + 1)
        }
    }
}

extension RowStore.Piece {
    fileprivate mutating func append(_ row: [UInt8]) {
        octets.append(contentsOf: row)
        ends.append(octets.count)
    }

    fileprivate mutating func insert(_ row: [UInt8], at index: Int) {
        let start = offset(of: index)
        octets.insert(contentsOf: row, at: start)
        ends.insert(start, at: index)
        for later in index..<ends.count { ends[later] += row.count }
    }

    fileprivate mutating func removeLast() {
        ends.removeLast()
        octets.removeSubrange(offset(of: ends.count)...)
    }

    /// Takes the rows from `row` on away.
    fileprivate mutating func splitOff(from row: Int, as id: UInt32) -> Self {
        let start = offset(of: row)
        let behind = Self(id: id, octets: Array(octets[start...]), ends: ends[row...].map { $0 - start })
        octets.removeSubrange(start...)
        ends.removeSubrange(row...)
        return behind
    }
}

// MARK: - Reading

extension RowStore {
    /// Where a row lies, or, of the row behind the last one, where it would.
    func place(of row: Int) -> Place {
        var place = Place(piece: 0, row: row + dropped)
        while place.piece < pieces.count, place.row >= pieces[place.piece].count {
            place.row -= pieces[place.piece].count
            place.piece += 1
        }
        return place
    }

    /// Hands the octets of up to `count` rows from `place` on, as many as lie in one piece, to `body`, and moves behind
    /// them.
    /// - Returns: how many rows that were.
    func take<Failure: Error>(
        _ count: Int, at place: inout Place, _ body: (Octets) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        let piece = pieces[place.piece]
        let rows = place.row..<min(place.row + count, piece.count)
        place.row = rows.upperBound
        if place.row == piece.count { place = Place(piece: place.piece + 1, row: 0) }
        let range = piece.octets(of: rows)
        try piece.octets.withUnsafeBufferPointer { (buffer: UnsafeBufferPointer<UInt8>) throws(Failure) in
            try body(Octets(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[range])))
        }
        return rows.count
    }

    /// Hands every row to `body`, with its number, until that says to stop.
    func forEach(_ body: (Int, Octets) -> Bool) {
        var place = place(of: 0)
        for row in 0..<count {
            var goesOn = true
            _ = take(1, at: &place) { goesOn = body(row, $0) }
            if !goesOn { return }
        }
    }
}

// MARK: - Putting together again

extension RowStore {
    /// A store of the pieces that another one had.
    /// - Returns: nil when a piece holds anything but whole rows, or more rows are dropped than the first one has.
    init?(pieces: [(id: UInt32, octets: [UInt8])], dropped: Int) {
        for piece in pieces {
            guard let piece = Piece(id: piece.id, rows: piece.octets) else { return nil }
            self.pieces.append(piece)
        }
        guard dropped >= 0, dropped == 0 || dropped < self.pieces.first?.count ?? 0 else { return nil }
        self.dropped = dropped
        count = self.pieces.reduce(0) { $0 + $1.count } - dropped
        nextID = pieces.map(\.id).max() ?? 0
    }
}

extension RowStore.Piece {
    /// - Returns: nil when the octets are anything but one or more whole rows.
    fileprivate init?(id: UInt32, rows: [UInt8]) {
        (self.id, octets) = (id, rows)
        let ends: [Int]? = withReader(rows) { reader in
            var ends: [Int] = []
            while reader.remaining > 0 {
                guard (try? reader.skipData()) != nil else { return nil }
                ends.append(rows.count - reader.remaining)
            }
            return ends
        }
        guard let ends, !ends.isEmpty else { return nil }
        self.ends = ends
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
