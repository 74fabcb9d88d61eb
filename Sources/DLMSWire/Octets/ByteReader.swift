/// Reads fields from octets, big-endian, never past the end.
///
/// Every read names its field. Decoders are written once against this type: with a ``Trace`` attached the same
/// decoder yields the tree of fields for the screen; without one it is the server's fast path. The reader borrows
/// its octets: it must not outlive the buffer.
public struct ByteReader {
    /// All the octets this reader was made over; offsets count from its start.
    public let base: UnsafeRawBufferPointer
    @usableFromInline var position: Int
    /// Offset of the next octet.
    @inlinable public var offset: Int { position }
    /// Offset behind the last octet this reader may read.
    public let end: Int
    #if !hasFeature(Embedded)
        /// Not counted as a reference, so that a reader is copied for nothing; the trace outlives the reader as the
        /// octets do.
        @usableFromInline let tracer: Unmanaged<Trace>?
        /// Where fields are recorded, if anywhere.
        public var trace: Trace? { tracer?.takeUnretainedValue() }
    #endif

    public init(_ bytes: UnsafeRawBufferPointer) {
        base = bytes
        position = 0
        end = bytes.count
        #if !hasFeature(Embedded)
            tracer = nil
        #endif
    }

    public init(_ octets: Octets) { self.init(octets.bytes) }

    init(within parent: ByteReader, from offset: Int, to end: Int) {
        base = parent.base
        position = offset
        self.end = end
        #if !hasFeature(Embedded)
            tracer = parent.tracer
        #endif
    }

    /// Octets not read yet.
    @inlinable public var remaining: Int { end &- offset }
    @inlinable public var isAtEnd: Bool { offset == end }
    /// The octets not read yet, without reading them.
    public var rest: Octets { Octets(UnsafeRawBufferPointer(rebasing: base[offset..<end])) }
    /// The next octet, without reading it; nil at the end.
    @inlinable public var peek: UInt8? { offset < end ? base[offset] : nil }
    /// The octet `distance` after the next one, without reading it; nil behind the end.
    public func peek(at distance: Int) -> UInt8? { distance < remaining ? base[offset &+ distance] : nil }
}
