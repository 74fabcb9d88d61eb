import DLMSServer
import DLMSWire

/// The symmetric keys that a meter uses and has used: what was captured under a key can be opened when the key has been
/// replaced, or has ended with its association.
///
/// A meter keeps none unless somebody asks for it with ``MeterSecurity/remember(in:)``. The oldest keys that are not in
/// use any more make room, and are wiped.
public final class KeyHistory {
    /// The security setup of a logical device.
    public struct Setup: Hashable, Sendable {
        /// SAP of the logical device.
        public var device: UInt16
        /// N of the object `0.0.43.0.N.255`.
        public var number: UInt8
    }

    public enum Use: Sendable {
        /// Global unicast encryption key.
        case encryption
        case broadcast
        /// A key for one association.
        case dedicated
        /// A key for one message of general-ciphering, wrapped or agreed on.
        case message
        case authentication
        /// Key encryption key.
        case master
    }

    public struct Entry {
        /// Counts all keys from 0.
        public let number: Int
        public let use: Use
        public let setup: Setup
        /// First and last mark at which it counted; no last one while it does.
        public let first: Int
        public internal(set) var last: Int?
        let key: SecretKey

        public var octets: [UInt8] { key.octets.array }

        /// Whether it counted at a mark.
        public func counted(at mark: Int) -> Bool { first <= mark && mark <= last ?? .max }
    }

    /// Keys kept at most.
    public static let limit = 256
    /// The moment in the order of what was captured.
    private let mark: () -> Int
    /// The oldest first.
    public private(set) var entries: [Entry] = []
    /// Keys that there have been so far: changes whenever ``entries`` does.
    public private(set) var count = 0
    /// Told when a key takes the place of another.
    public var onReplaced: ((_ old: Entry, _ new: Entry) -> Void)?

    /// - Parameter mark: counts what is captured; a key counts from the next one on.
    public init(mark: @escaping () -> Int) { self.mark = mark }

    func add(_ octets: [UInt8], _ use: Use, of setup: SetupState) {
        let now = mark()
        let place = setup.place
        var old: Entry?
        if use != .dedicated, use != .message,
            let index = entries.lastIndex(where: { $0.setup == place && $0.use == use && $0.last == nil })
        {
            entries[index].last = now
            old = entries[index]
        }
        let entry = Entry(number: count, use: use, setup: place, first: now + 1, last: nil, key: SecretKey(octets))
        count += 1
        entries.append(entry)
        if entries.count > Self.limit { entries.remove(at: oldest) }
        if let old { onReplaced?(old, entry) }
    }

    /// None of the keys counts any more: another meter takes the place of this one.
    public func endAll() {
        let now = mark()
        for index in entries.indices where entries[index].last == nil { entries[index].last = now }
    }

    private var oldest: Int { entries.firstIndex { $0.last != nil || $0.use == .dedicated || $0.use == .message } ?? 0 }
}

extension MeterSecurity {
    /// Has all keys remembered from now on.
    public func remember(in history: KeyHistory) {
        self.history = history
        for setup in setups {
            let template = setup.template
            history.add(
                setup.rememberedKey(SetupState.Part.unicast) ?? template.encryptionKey, .encryption, of: setup)
            history.add(setup.authenticationKey.octets.array, .authentication, of: setup)
            if let key = setup.rememberedKey(SetupState.Part.broadcast) ?? template.broadcastKey {
                history.add(key, .broadcast, of: setup)
            }
            if let key = setup.masterKey { history.add(key.octets.array, .master, of: setup) }
        }
    }

    /// The security setup of an association; nil when it has none.
    public func place(of offer: AssociationOffer) -> KeyHistory.Setup? { setup(of: offer)?.place }

    /// Who associated last with the security setup of an association.
    public func client(of offer: AssociationOffer) -> SystemTitle? { setup(of: offer)?.client }
}

extension SetupState {
    var place: KeyHistory.Setup { KeyHistory.Setup(device: device, number: template.number) }
}
