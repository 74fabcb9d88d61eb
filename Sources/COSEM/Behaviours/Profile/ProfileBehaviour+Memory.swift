import DLMSWire

// The buffer over a power failure: the pieces of its rows, and a head that says which they are and what of.
extension ProfileBehaviour {
    /// Remembers the buffer. Pieces that are full never change again, so that a capture costs the last one.
    func keep(_ object: LivingObject, in memory: any MeterMemory, isUrgent: Bool) {
        guard !isKept else { return }
        isKept = true
        let name = MemoryName.buffer(of: object.id)
        let before = memory[name].flatMap { BufferHead($0)?.pieces } ?? []
        let head = BufferHead(
            dropped: UInt32(store.dropped), pieces: store.pieces.map(\.id), columns: columns(of: object))
        for piece in store.pieces { memory.keep(piece.octets, as: .piece(piece.id, of: object.id), isUrgent: isUrgent) }
        for gone in Set(before).subtracting(head.pieces) {
            memory.keep(nil, as: .piece(gone, of: object.id), isUrgent: isUrgent)
        }
        memory.keep(head.octets, as: name, isUrgent: isUrgent)
    }

    /// Takes the buffer back, before the object starts.
    /// - Returns: whether it fits what the profile captures now.
    func take(_ octets: [UInt8], for object: LivingObject, from memory: any MeterMemory) -> Bool {
        guard let head = BufferHead(octets), head.columns == columns(of: object) else { return false }
        var pieces: [(id: UInt32, octets: [UInt8])] = []
        for id in head.pieces {
            guard let rows = memory[.piece(id, of: object.id)] else { return false }
            pieces.append((id, rows))
        }
        guard let store = RowStore(pieces: pieces, dropped: Int(head.dropped)) else { return false }
        self.store = store
        (isKept, isRemembered) = (true, true)
        return true
    }

    private func columns(of object: LivingObject) -> [UInt8] {
        (try? object.encodedValue(of: Attribute.captureObjects)) ?? []
    }
}

/// What a remembered buffer consists of.
private struct BufferHead {
    /// Rows dropped at the front of the first piece.
    var dropped: UInt32
    /// In the order of their rows.
    var pieces: [UInt32]
    /// Attribute capture_objects: rows of other columns do not fit.
    var columns: [UInt8]

    var octets: [UInt8] { dropped.octets + UInt32(pieces.count).octets + pieces.flatMap(\.octets) + columns }
}

extension BufferHead {
    init?(_ octets: [UInt8]) {
        let words = stride(from: 0, to: octets.count - 3, by: 4).lazy.compactMap {
            UInt32(octets: octets[$0..<($0 + 4)])
        }
        let head = Array(words.prefix(2))
        guard head.count == 2, 8 + 4 * Int(head[1]) <= octets.count else { return nil }
        (dropped, pieces) = (head[0], Array(words.dropFirst(2).prefix(Int(head[1]))))
        columns = Array(octets[(8 + 4 * Int(head[1]))...])
    }
}
