import DLMSServer

/// Invocation counters, for whoever looks at them or changes them by hand.
extension MeterSecurity {
    /// The counters of a security setup.
    public struct Counters: Equatable, Sendable {
        /// Counter of the last message that the meter sent; nil when all have been used.
        public var sent: UInt32?
        /// Whether the next message has the same.
        public var isFrozen: Bool
        public var received: [Received]
    }

    /// The highest counter that was accepted from one client under one key.
    public struct Received: Equatable, Sendable {
        public var use: KeyHistory.Use
        public var sender: SystemTitle
        public var last: UInt32
    }

    /// The counters of an association's security setup; nil when it has none.
    public func counters(of offer: AssociationOffer) -> Counters? {
        guard let setup = setup(of: offer) else { return nil }
        let received = keys.received(of: setup).map { key, sender, last in
            Received(use: use(of: key, in: setup), sender: sender, last: last)
        }
        return Counters(sent: setup.sent, isFrozen: setup.isFrozen, received: received)
    }

    /// Has the meter's next message take the counter behind `last`.
    public func setSent(_ last: UInt32, of offer: AssociationOffer) { setup(of: offer)?.setSent(last) }

    /// Has all further messages of the meter take the same counter, or lets it go on. A client must refuse the second of
    /// them; nothing may be sent so but to test that.
    public func setFrozen(_ isFrozen: Bool, of offer: AssociationOffer) { setup(of: offer)?.isFrozen = isFrozen }

    /// Has the next message of a client need a counter above `last`, under the global key.
    /// - Returns: whether the client is known, or can be remembered.
    public func setReceived(_ last: UInt32, from sender: SystemTitle, of offer: AssociationOffer) -> Bool {
        guard let key = setup(of: offer)?.encryption else { return false }
        return keys.set(last, of: key, from: sender)
    }

    private func use(of key: KeyHandle?, in setup: SetupState) -> KeyHistory.Use {
        key == nil ? .message : key == setup.encryption ? .encryption : key == setup.broadcast ? .broadcast : .dedicated
    }
}
