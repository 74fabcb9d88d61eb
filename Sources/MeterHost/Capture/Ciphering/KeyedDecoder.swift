import COSEM
import DLMSServer
import DLMSWire

/// Decodes octets of which nothing is known but keys, and tells which of these fit.
///
/// Every key that ciphers is tried with every authentication key and every system title: those that were given, and
/// those that were met on the way, in an AARQ, an AARE or a general-glo-ciphering. A dedicated key is taken from the
/// InitiateRequest that brings it.
public final class KeyedDecoder {
    private var keys: [RingKey]
    private let authenticationKeys: [RingKey]
    private var titles: [RingTitle]
    private let isRevealing: Bool
    private var fits: [String: Int] = [:]
    /// Ciphered APDUs that no key opens as they should be opened.
    public private(set) var faults = 0

    /// - Parameters:
    ///   - encryptionKeys: global, dedicated and broadcast keys; 16 or 32 octets.
    ///   - authenticationKeys: empty for messages without one.
    public init(
        encryptionKeys: [[UInt8]], authenticationKeys: [[UInt8]], titles: [SystemTitle], revealing: Bool = true
    ) {
        keys = encryptionKeys.enumerated().map { RingKey(name: "EK \($0 + 1)", octets: $1) }
        self.authenticationKeys = authenticationKeys.enumerated().map { RingKey(name: "AK \($0 + 1)", octets: $1) }
        self.titles = titles.map { RingTitle($0, name: "system title \($0.text)") }
        isRevealing = revealing
    }

    /// - Parameter pieces: as ``WireDecoder/decode(_:pieces:opening:)`` has them.
    public func decode(_ octets: [UInt8], pieces: [Int] = []) -> Decoding {
        let tree = CipherTree(
            open: { [unowned self] in open($0) }, isRevealing: isRevealing, onField: { [unowned self] in note($0) })
        return WireDecoder.decode(octets, pieces: pieces, opening: { tree.addDeciphered(to: &$0, of: $1) })
    }

    /// Which keys fit, a line for each: `EK 1 fits 3 ciphered APDUs`.
    public var report: [String] {
        let lines = (keys + authenticationKeys).map { key in
            let count = fits[key.name] ?? 0
            return "\(key.name) (\(RingKey.fingerprint(of: key.octets))) fits "
                + (count == 0 ? "nothing" : "\(count) ciphered APDU\(count == 1 ? "" : "s")")
        }
        return lines + (faults == 0 ? [] : ["\(faults) ciphered APDU\(faults == 1 ? " does" : "s do") not verify"])
    }

    private func open(_ message: CipheredAPDU) -> Deciphering {
        var assumptions = CipherAssumptions()
        for key in keys {
            for authentication in authenticationKeys.isEmpty ? [nil] : authenticationKeys.map(Optional.some) {
                assumptions.keys.append(.init(.init(encryption: key, authentication: authentication)))
            }
        }
        if let sender = message.sender { note(sender) }
        // An empty nonce opens nothing, but tells that no title is known.
        for title in titles { assumptions.add(title, isRight: true) }
        assumptions.add(RingTitle(SystemTitle(rawValue: 0), name: "a system title of zeros"))
        assumptions.addSwappedKeys()
        assumptions.addMistakes(of: message)
        let found = Decipherer.open(message, assumptions)
        count(found)
        return found
    }

    private func count(_ found: Deciphering) {
        guard let opening = found.opening, found.isRight else { return faults += 1 }
        fits[opening.key.name, default: 0] += 1
        let isAuthenticated = !found.message.authenticationTag.isEmpty
        if isAuthenticated, let key = opening.authentication { fits[key.name, default: 0] += 1 }
        guard opening.apdu.first == APDUTag.initiateRequest.rawValue else { return }
        withReader(opening.apdu) { reader in
            guard let key = (try? InitiateRequest(from: &reader))?.dedicatedKey?.array,
                !keys.contains(where: { $0.octets == key })
            else { return }
            keys.append(RingKey(name: "dedicated key of the InitiateRequest", octets: key, use: .dedicated))
        }
    }

    /// Remembers the system titles that are named on the way.
    private func note(_ field: TraceNode) {
        guard ["calling-AP-title", "responding-AP-title"].contains(field.name), let digits = field.value,
            digits.count == 2 * SystemTitle.length, let value = UInt64(digits, radix: 16)
        else { return }
        note(SystemTitle(rawValue: value))
    }

    private func note(_ title: SystemTitle) {
        guard !titles.contains(where: { $0.title == title }) else { return }
        titles.append(RingTitle(title, name: "system title \(title.text)"))
    }
}

extension KeyedDecoder {
    /// As ``Decoding/json``, with `keys`: what ``report`` says.
    public func json(of decoding: Decoding) -> JSONValue {
        guard case .object(var members) = decoding.json else { return decoding.json }
        members.append(.init("keys", .array(report.map(JSONValue.string))))
        return .object(members)
    }
}
