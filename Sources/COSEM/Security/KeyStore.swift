import DLMSServer
import DLMSWire

/// The keys of a meter, ready for use, by the handles that the server knows them by, and who used them how far.
struct KeyStore {
    /// A key in use.
    private struct Entry {
        let key: any PreparedKey
        let setup: SetupState
    }

    /// The highest counter that came from one sender under one key.
    private struct Received {
        let key: KeyHandle
        let sender: SystemTitle
        var last: UInt32
    }

    /// Senders that are remembered at most: there are as many keys as associations, and few clients for each.
    static let limit = 256

    private var entries: [Entry?] = []
    private var received: [Received] = []

    mutating func insert(_ key: any PreparedKey, of setup: SetupState) -> KeyHandle {
        let entry = Entry(key: key, setup: setup)
        if let free = entries.firstIndex(where: { $0 == nil }) {
            entries[free] = entry
            return KeyHandle(rawValue: UInt32(free))
        }
        entries.append(entry)
        return KeyHandle(rawValue: UInt32(entries.count - 1))
    }

    /// Forgets a key, and the counters that came under it.
    mutating func remove(_ handle: KeyHandle) {
        entries[Int(handle.rawValue)] = nil
        received.removeAll { $0.key == handle }
    }

    func key(_ handle: KeyHandle) -> (any PreparedKey)? { entries[Int(handle.rawValue)]?.key }
    func setup(of handle: KeyHandle) -> SetupState? { entries[Int(handle.rawValue)]?.setup }

    /// The highest counter that came; nil when there was none.
    func lastCounter(of key: KeyHandle, from sender: SystemTitle) -> UInt32? {
        for entry in received where entry.key == key && entry.sender == sender { return entry.last }
        return nil
    }

    /// The highest counter that came from each sender under a key.
    func counters(of key: KeyHandle) -> [(sender: SystemTitle, last: UInt32)] {
        received.filter { $0.key == key }.map { ($0.sender, $0.last) }
    }

    /// The highest counter that came from anybody under a key.
    func lastCounter(of key: KeyHandle) -> UInt32 {
        received.reduce(0) { $1.key == key ? max($0, $1.last) : $0 }
    }

    /// - Returns: false when no further sender can be remembered.
    mutating func note(_ counter: UInt32, of key: KeyHandle, from sender: SystemTitle) -> Bool {
        for place in received.indices where received[place].key == key && received[place].sender == sender {
            received[place].last = max(received[place].last, counter)
            return true
        }
        guard received.count < Self.limit else { return false }
        received.append(Received(key: key, sender: sender, last: counter))
        return true
    }
}
