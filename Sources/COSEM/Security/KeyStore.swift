import DLMSServer
import DLMSWire

/// The keys of a meter, ready for use, by the handles that the server knows them by, and who used them how far.
struct KeyStore {
    /// A key in use.
    private struct Entry {
        let key: any PreparedKey
        let setup: SetupState
        /// Whose counters come under it: its own, or those of all its setup's keys for one message.
        let counters: Counters
    }

    /// Counters that are remembered together.
    private enum Counters: Hashable {
        case key(KeyHandle)
        case messageKeys(ObjectIdentifier)
        /// Of COSEM data under a key, which APDUs under the same key carry: theirs go on meanwhile.
        case data(KeyHandle)
    }

    /// The highest counter that came from one sender under one key.
    private struct Received {
        let counters: Counters
        let sender: SystemTitle
        var last: UInt32
    }

    /// Senders that are remembered at most: there are as many keys as associations, and few clients for each.
    static let limit = 256

    private var entries: [Entry?] = []
    private var received: [Received] = []

    mutating func insert(_ key: any PreparedKey, of setup: SetupState, isForOneMessage: Bool = false) -> KeyHandle {
        let place = entries.firstIndex { $0 == nil } ?? entries.count
        if place == entries.count { entries.append(nil) }
        let handle = KeyHandle(rawValue: UInt32(place))
        entries[place] = Entry(
            key: key, setup: setup, counters: isForOneMessage ? .messageKeys(ObjectIdentifier(setup)) : .key(handle))
        return handle
    }

    /// Forgets a key, and the counters that came under it alone.
    mutating func remove(_ handle: KeyHandle) {
        entries[Int(handle.rawValue)] = nil
        received.removeAll { $0.counters == .key(handle) || $0.counters == .data(handle) }
    }

    func key(_ handle: KeyHandle) -> (any PreparedKey)? { entries[Int(handle.rawValue)]?.key }
    func setup(of handle: KeyHandle) -> SetupState? { entries[Int(handle.rawValue)]?.setup }

    /// The highest counter that came; nil when there was none.
    /// - Parameter isOfData: of protected data, not of APDUs.
    func lastCounter(of key: KeyHandle, from sender: SystemTitle, isOfData: Bool = false) -> UInt32? {
        let counters = isOfData ? .data(key) : space(of: key)
        for entry in received where entry.counters == counters && entry.sender == sender { return entry.last }
        return nil
    }

    /// The highest counter that came from each sender under a key.
    func counters(of key: KeyHandle) -> [(sender: SystemTitle, last: UInt32)] {
        received.filter { $0.counters == .key(key) }.map { ($0.sender, $0.last) }
    }

    /// The highest counter that came from anybody under a key.
    func lastCounter(of key: KeyHandle) -> UInt32 {
        let counters = space(of: key)
        return received.reduce(0) { $1.counters == counters ? max($0, $1.last) : $0 }
    }

    private func space(of key: KeyHandle) -> Counters { entries[Int(key.rawValue)]?.counters ?? .key(key) }

    /// The highest counters that came under the keys of a security setup; without a key those of keys for one message.
    func received(of setup: SetupState) -> [(key: KeyHandle?, sender: SystemTitle, last: UInt32)] {
        received.compactMap { entry in
            switch entry.counters {
            case .key(let key): self.setup(of: key) === setup ? (key, entry.sender, entry.last) : nil
            case .messageKeys(let id): id == ObjectIdentifier(setup) ? (nil, entry.sender, entry.last) : nil
            case .data: nil
            }
        }
    }

    /// Changes the highest counter that came, also to a lower one.
    /// - Returns: false when no further sender can be remembered.
    mutating func set(_ counter: UInt32, of key: KeyHandle, from sender: SystemTitle) -> Bool {
        received.removeAll { $0.counters == .key(key) && $0.sender == sender }
        return note(counter, of: key, from: sender)
    }

    /// - Returns: false when no further sender can be remembered.
    mutating func note(
        _ counter: UInt32, of key: KeyHandle, from sender: SystemTitle, isOfData: Bool = false
    ) -> Bool {
        let counters = isOfData ? .data(key) : space(of: key)
        for place in received.indices where received[place].counters == counters && received[place].sender == sender {
            received[place].last = max(received[place].last, counter)
            return true
        }
        guard received.count < Self.limit else { return false }
        received.append(Received(counters: counters, sender: sender, last: counter))
        return true
    }
}
