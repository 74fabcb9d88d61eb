import COSEM

/// A key that took the place of another; both are told by their fingerprints.
public struct KeyReplacement: Equatable, Sendable {
    /// `EK of setup 0.0.43.0.1.255`.
    public let name: String
    public let before: String
    public let after: String

    init(_ old: KeyHistory.Entry, _ new: KeyHistory.Entry) {
        name = new.name
        (before, after) = (RingKey.fingerprint(of: old.octets), RingKey.fingerprint(of: new.octets))
    }

    var line: String { "\(name) replaced: fingerprint \(before) → \(after)" }
}
