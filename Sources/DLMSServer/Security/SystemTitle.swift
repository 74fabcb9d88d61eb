import DLMSWire

/// Eight octets that name a meter or a client to its peers, once in the world.
///
/// - Spec: IEC 62056-5-3, system title
public struct SystemTitle: RawRepresentable, Hashable, Sendable {
    public static let length = 8

    /// The octets as one number, the first in the highest place.
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// - Returns: nil unless there are eight octets.
    public init?(_ octets: Octets) {
        guard octets.count == Self.length else { return nil }
        var value: UInt64 = 0
        for index in 0..<Self.length { value = value << 8 | UInt64(octets[index]) }
        self.init(rawValue: value)
    }

    public func encode(into writer: inout ByteWriter) { writer.u64(rawValue) }
}
