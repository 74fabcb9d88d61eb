/// A view of octets in somebody else's buffer: an authentication value, a data block, an encoded value.
///
/// It owns nothing and is valid only while the buffer it was read from is; keep it no longer than the call that
/// handed it over. What must be kept is copied (``array``).
public struct Octets: @unchecked Sendable {
    public let bytes: UnsafeRawBufferPointer

    @inlinable public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    public static var empty: Octets { Octets(UnsafeRawBufferPointer(start: nil, count: 0)) }

    /// The characters of a constant text.
    public init(_ text: StaticString) {
        self.init(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable public var count: Int { bytes.count }
    @inlinable public var isEmpty: Bool { bytes.count == 0 }
    @inlinable public subscript(index: Int) -> UInt8 { bytes[index] }

    /// The same octets without the first `count`.
    public func dropFirst(_ count: Int) -> Octets {
        let dropped = min(count, self.count)
        precondition(dropped >= 0, "dropping fewer than none")
        return Octets(
            UnsafeRawBufferPointer(start: bytes.baseAddress.map { $0 + dropped }, count: self.count &- dropped))
    }
    /// At most the first `count` octets.
    public func prefix(_ count: Int) -> Octets {
        precondition(count >= 0, "taking fewer than none")
        return Octets(UnsafeRawBufferPointer(start: bytes.baseAddress, count: min(count, self.count)))
    }
}

extension Octets: Equatable {
    public static func == (left: Octets, right: Octets) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index] != right[index] { return false }
        return true
    }

    /// Compares without telling by the time it takes where the first difference is: for secrets.
    public func equalsInConstantTime(_ other: Octets) -> Bool {
        var difference: UInt8 = count == other.count ? 0 : 1
        for index in 0..<min(count, other.count) { difference |= self[index] ^ other[index] }
        return difference == 0
    }
}

#if !hasFeature(Embedded)
    extension Octets {
        /// A copy that may be kept.
        public var array: [UInt8] { Array(bytes) }
    }
#endif
