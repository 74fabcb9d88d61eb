/// Finds attributes and methods by logical device and short name: one sorted table.
struct ShortNameIndex: Sendable {
    struct Entry {
        fileprivate let key: UInt32
        let slot: Int32
        let member: Member
    }

    /// What of an object a short name stands for.
    enum Member {
        case attribute(UInt8)
        case method(UInt8)
    }

    private var entries: [Entry] = []

    func find(device: UInt16, name: UInt16) -> Entry? {
        let key = Self.key(device, name)
        let place = firstPlace(from: key)
        guard place < entries.count, entries[place].key == key else { return nil }
        return entries[place]
    }

    mutating func insert(_ slot: Int, _ template: ObjectTemplate, device: UInt16) {
        guard let base = template.baseName else { return }
        for attribute in template.interfaceClass.attributes {
            insert(slot, .attribute(attribute.id), Self.key(device, base &+ attribute.shortNameOffset))
        }
        for method in template.interfaceClass.methods {
            insert(slot, .method(method.id), Self.key(device, base &+ method.shortNameOffset))
        }
    }

    mutating func remove(_ slot: Int) { entries.removeAll { $0.slot == Int32(slot) } }

    private mutating func insert(_ slot: Int, _ member: Member, _ key: UInt32) {
        entries.insert(Entry(key: key, slot: Int32(slot), member: member), at: firstPlace(from: key))
    }

    /// Place of the first entry that is not before `key`.
    private func firstPlace(from key: UInt32) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low &+ high) / 2
            if entries[middle].key < key { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    private static func key(_ device: UInt16, _ name: UInt16) -> UInt32 { UInt32(device) << 16 | UInt32(name) }
}
