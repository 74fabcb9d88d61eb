import DLMSWire

/// Finds objects by logical device, logical name and class: a hash table with open addressing, in one allocation.
///
/// All objects of one name in one device share a key, so that a search for the wrong class finds the right one.
struct ObjectIndex: Sendable {
    /// Key, class and slot of one object; a slot of −1 is free, −2 was removed.
    private struct Entry {
        var key: UInt64
        var classID: UInt16
        var slot: Int32

        static let free = Entry(key: 0, classID: 0, slot: -1)
    }

    enum Match: Equatable {
        case slot(Int)
        case otherClass(UInt16)
        case none
    }

    private var entries: [Entry]
    /// Entries that are not free, removed ones included: the table grows before it is half full.
    private var occupied = 0

    init(minimumCapacity: Int) {
        var capacity = 16
        while capacity < 2 * minimumCapacity { capacity *= 2 }
        entries = Array(repeating: .free, count: capacity)
    }

    func find(device: UInt16, classID: UInt16, instance: LogicalName) -> Match {
        let key = Self.key(device, instance)
        var place = start(key)
        var match = Match.none
        while entries[place].slot != Entry.free.slot {
            let entry = entries[place]
            if entry.key == key, entry.slot >= 0 {
                if entry.classID == classID { return .slot(Int(entry.slot)) }
                match = .otherClass(entry.classID)
            }
            place = (place &+ 1) & (entries.count &- 1)
        }
        return match
    }

    mutating func insert(_ slot: Int, device: UInt16, classID: UInt16, instance: LogicalName) {
        if 2 * (occupied + 1) > entries.count { grow() }
        place(Entry(key: Self.key(device, instance), classID: classID, slot: Int32(slot)))
    }

    mutating func remove(_ slot: Int) {
        guard let place = entries.firstIndex(where: { $0.slot == Int32(slot) }) else { return }
        entries[place].slot = -2
    }

    private mutating func place(_ entry: Entry) {
        var place = start(entry.key)
        while entries[place].slot != Entry.free.slot { place = (place &+ 1) & (entries.count &- 1) }
        entries[place] = entry
        occupied += 1
    }

    private mutating func grow() {
        let live = entries.filter { $0.slot >= 0 }
        entries = Array(repeating: .free, count: 2 * entries.count)
        occupied = 0
        for entry in live { place(entry) }
    }

    private static func key(_ device: UInt16, _ instance: LogicalName) -> UInt64 {
        UInt64(device) << 48 | instance.number
    }

    /// Fibonacci hashing: logical names differ in few bits, the product spreads them over the high ones.
    private func start(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (entries.count &- 1)
    }
}
