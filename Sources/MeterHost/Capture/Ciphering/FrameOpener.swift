import COSEM
import DLMSServer
import DLMSWire

/// Opens the ciphered frames of a running meter, when somebody looks at them, with the keys that counted at their time.
///
/// Nothing is kept with a frame: the history of keys and the capture itself tell what belongs to it. Used on the meter's
/// event loop only.
public final class FrameOpener {
    let capture: CaptureLog
    public let history: KeyHistory
    /// The meter's objects and keys as they are now.
    var living: LivingMeter
    private var keys: [Int: RingKey] = [:]
    private var known: [Int: Deciphering?] = [:]
    private var callers = CallerTitles()

    /// Frames of which it is kept what became of them.
    private static let limit = 8192
    /// Keys tried as the right ones: several associations may have dedicated keys at the same time.
    private static let keysTried = 8
    /// Frames in a second for which it is tried what is wrong with them; the others wait until the next one.
    private static let trials = 20
    private var (second, tried) = (ContinuousClock.now, 0)

    init(_ living: LivingMeter, capture: CaptureLog) {
        (self.living, self.capture) = (living, capture)
        history = KeyHistory { [unowned capture] in capture.nextNumber - 1 }
        living.security.remember(in: history)
    }

    /// Another meter takes the place of the one before; its keys count from the next frame on.
    func adopt(_ living: LivingMeter) {
        self.living = living
        history.endAll()
        living.security.remember(in: history)
    }

    /// What became of a ciphered frame; nil for one that is not ciphered.
    public func deciphering(of frame: Frame) -> Deciphering? {
        if let found = known[frame.number] { return found }
        if known.count >= Self.limit { known = [:] }
        let found = frame.withAPDU { $0.ciphered }?.map { open($0.message, of: frame) } ?? nil
        // What was not looked into for want of time is looked into later.
        if tried <= Self.trials || found?.isRight ?? true { known[frame.number] = .some(found) }
        return found
    }

    /// The frame with the plain APDU in place of the ciphered one; the frame itself, where it is not ciphered or does
    /// not open.
    public func opened(_ frame: Frame) -> Frame {
        guard frame.mayBeCiphered, let apdu = deciphering(of: frame)?.apdu, !frame.isACSE else { return frame }
        var plain = frame
        (plain.octets, plain.kind) = (apdu, .apdu)
        return plain
    }

    /// Adds what was ciphered to the fields of a frame, or of what came in several of them.
    func opener(for frame: Frame, revealing: Bool) -> CipherOpener {
        let tree = CipherTree(open: { [unowned self] in open($0, of: frame) }, isRevealing: revealing)
        return { tree.addDeciphered(to: &$0, of: $1) }
    }

    /// Tries what a message may have been protected with.
    func open(_ message: CipheredAPDU, of frame: Frame) -> Deciphering {
        let assumptions = assumptions(of: message, frame)
        let found = Decipherer.open(message, assumptions, mistakes: 0)
        guard found.opening == nil, mayTry() else { return found }
        return Decipherer.open(message, assumptions)
    }

    /// A flood of messages that do not verify must not hold up the meter while somebody looks at them.
    private func mayTry() -> Bool {
        if second.duration(to: .now) >= .seconds(1) { (second, tried) = (.now, 0) }
        tried += 1
        return tried <= Self.trials
    }
}

extension FrameOpener {
    /// Number of the AARQ that opened the association of a frame; nil when it is not kept.
    func aarq(of frame: Frame) -> Int? { callers.number(for: frame, in: capture) }

    /// The tag that a message should have; nil when the keys for it are not known.
    func tag(of message: CipheredAPDU, _ frame: Frame) -> [UInt8]? {
        Decipherer.tag(of: message, assumptions(of: message, frame))
    }
}

// MARK: - What is right, and what people get wrong

extension FrameOpener {
    private func assumptions(of message: CipheredAPDU, _ frame: Frame) -> CipherAssumptions {
        var assumptions = CipherAssumptions()
        let offer = living.association(client: frame.client, server: frame.server)
        let setup = offer.flatMap { living.security.place(of: $0) }
        let own = history.entries.filter { $0.setup == setup && $0.counted(at: frame.number) }
        addKeys(own, of: message, frame.number, to: &assumptions)
        addTitles(of: message, frame, offer, to: &assumptions)
        assumptions.addSwappedKeys()
        addOtherKeys(of: message, setup, at: frame.number, to: &assumptions)
        assumptions.addMistakes(of: message)
        return assumptions
    }

    private func addKeys(
        _ own: [KeyHistory.Entry], of message: CipheredAPDU, _ number: Int,
        to assumptions: inout CipherAssumptions
    ) {
        let authentication = own.last { $0.use == .authentication }.map(key)
        for entry in right(own, for: message, number).prefix(Self.keysTried) {
            assumptions.keys.append(.init(.init(encryption: key(entry), authentication: authentication)))
        }
        if let wrapped = message.wrappedKey {
            for entry in own where entry.use == .master {
                guard let key = RingKey(unwrapping: wrapped, under: entry.octets) else { continue }
                assumptions.keys.insert(.init(.init(encryption: key, authentication: authentication)), at: 0)
            }
        }
    }

    /// The keys that a message may be ciphered with, the likeliest first.
    private func right(
        _ own: [KeyHistory.Entry], for message: CipheredAPDU, _ number: Int
    ) -> [KeyHistory.Entry] {
        guard !message.usesMessageKey else {
            // A key for one message is known from the moment at which the meter had it.
            return history.entries.filter { $0.use == .message }
                .sorted { abs($0.first - 1 - number) < abs($1.first - 1 - number) }
        }
        let use: KeyHistory.Use =
            message.usesDedicatedKey ? .dedicated : message.control.usesBroadcastKey ? .broadcast : .encryption
        return own.reversed().filter { $0.use == use }
    }

    /// Keys that were or are in use for something else.
    private func addOtherKeys(
        of message: CipheredAPDU, _ setup: KeyHistory.Setup?, at mark: Int, to assumptions: inout CipherAssumptions
    ) {
        let right =
            message.usesDedicatedKey
            ? "the dedicated key" : message.control.usesBroadcastKey ? "the broadcast key" : "EK"
        addPairs(otherThan: setup, to: &assumptions)
        for entry in history.entries.reversed() where entry.use != .authentication && entry.use != .message {
            let isOwn = entry.setup == setup
            let name = isOwn ? entry.use.text : entry.name
            let time = entry.counted(at: mark) ? "" : entry.first > mark ? " that came later" : " that was replaced"
            assumptions.add(key(entry), "\(name)\(time) in place of \(right)")
        }
        let current = assumptions.keys.first?.value.encryption
        for entry in history.entries.reversed() where entry.use == .authentication {
            guard let current, entry.setup != setup || !entry.counted(at: mark) else { continue }
            let name = entry.setup == setup ? "the former AK" : entry.name
            assumptions.keys.append(
                .init(.init(encryption: current, authentication: key(entry)), "\(name) in place of AK"))
        }
    }

    /// Both keys of another security setup, as somebody has them who took another client's.
    private func addPairs(otherThan setup: KeyHistory.Setup?, to assumptions: inout CipherAssumptions) {
        for entry in history.entries where entry.use == .encryption && entry.setup != setup && entry.last == nil {
            let authentication = history.entries.last { $0.use == .authentication && $0.setup == entry.setup }.map(key)
            let pair = CipherAssumptions.KeyPair(encryption: key(entry), authentication: authentication)
            assumptions.keys.append(.init(pair, "EK and AK of setup 0.0.43.0.\(entry.setup.number).255"))
        }
    }

    private func addTitles(
        of message: CipheredAPDU, _ frame: Frame, _ offer: AssociationOffer?, to assumptions: inout CipherAssumptions
    ) {
        let meter = RingTitle(living.security.systemTitle, name: "the meter's system title")
        let caller = callers.title(for: frame, in: capture)
        let client = caller ?? message.sender ?? offer.flatMap { living.security.client(of: $0) }
        let own = client.map { RingTitle($0, name: "the client's system title") }
        if frame.direction == .sent {
            assumptions.add(meter, isRight: true)
            if let own { assumptions.add(own) }
        } else {
            if let own { assumptions.add(own, isRight: true) }
            assumptions.add(meter)
        }
        if let sender = message.sender {
            assumptions.add(RingTitle(sender, name: "system title \(sender.text) as the APDU names it"))
        }
        if let last = offer.flatMap({ living.security.client(of: $0) }) {
            assumptions.add(RingTitle(last, name: "system title \(last.text) of who associated before"))
        }
        for title in callers.seen {
            assumptions.add(RingTitle(title, name: "system title \(title.text), seen from another client,"))
        }
        assumptions.add(RingTitle(SystemTitle(rawValue: 0), name: "a system title of zeros"))
    }

    private func key(_ entry: KeyHistory.Entry) -> RingKey {
        if let key = keys[entry.number] { return key }
        let key = RingKey(name: entry.name, octets: entry.octets, use: entry.use)
        keys = keys.count > KeyHistory.limit ? [:] : keys
        keys[entry.number] = key
        return key
    }
}

extension KeyHistory.Entry {
    /// `EK of setup 0.0.43.0.1.255`.
    var name: String { "\(use.text) of setup 0.0.43.0.\(setup.number).255" }
}

extension KeyHistory.Use {
    /// As engineers call it.
    public var text: String {
        switch self {
        case .encryption: "EK"
        case .broadcast: "the broadcast key"
        case .dedicated: "the dedicated key"
        case .message: "the message's own key"
        case .authentication: "AK"
        case .master: "KEK"
        }
    }
}

extension Frame {
    /// Hands the APDU to `body`; nil when there is none.
    func withAPDU<Result>(_ body: (Octets) -> Result) -> Result? {
        guard let start = apduStart else { return nil }
        return octets.withUnsafeBytes { body(Octets(UnsafeRawBufferPointer(rebasing: $0[start...]))) }
    }

    /// Whether its first octet is that of a ciphered APDU, or of one that may carry one.
    var mayBeCiphered: Bool {
        guard let start = apduStart else { return false }
        let tag = APDUTag(rawValue: octets[start])
        return tag.isServiceCiphering || isACSE
            || [.generalGloCiphering, .generalDedCiphering, .generalCiphering].contains(tag)
    }

    var isACSE: Bool {
        guard let start = apduStart else { return false }
        return (0x60...0x63).contains(octets[start])
    }
}

extension SystemTitle {
    /// Sixteen hex digits.
    public var text: String {
        let digits = String(rawValue, radix: 16, uppercase: true)
        return String(repeating: "0", count: 2 * Self.length - digits.count) + digits
    }
}
