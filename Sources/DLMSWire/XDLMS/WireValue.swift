/// A part of a PDU that can be read and written by itself: the element of a ``WireList``.
public protocol WireValue {
    init(from reader: inout ByteReader) throws(DecodeError)
    func encode(into writer: inout ByteWriter)
}

/// A SEQUENCE OF inside a PDU, as a view: the elements are decoded one by one as they are walked.
///
/// All of them have been decoded once when the list was read, so walking it cannot fail.
public struct WireList<Element: WireValue> {
    /// Number of elements.
    public let count: Int
    /// The encoded elements, without the count in front.
    public let octets: Octets

    /// A list of `count` elements that are already encoded in `octets`.
    public init(count: Int, octets: Octets) { (self.count, self.octets) = (count, octets) }

    /// Reads the count and the elements; `field` names the list in errors and traces.
    public init(from reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        reader.begin(field)
        count = try reader.count(field)
        let start = reader.rest
        for _ in 0..<count { _ = try Element(from: &reader) }
        octets = start.prefix(start.count &- reader.remaining)
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.length(count)
        writer.octets(octets)
    }
}

extension WireList: Sequence {
    public struct Iterator: IteratorProtocol {
        var reader: ByteReader

        /// The next element; nil behind the last.
        public mutating func next() -> Element? { reader.isAtEnd ? nil : try? Element(from: &reader) }
    }

    public func makeIterator() -> Iterator { Iterator(reader: ByteReader(octets)) }
}
