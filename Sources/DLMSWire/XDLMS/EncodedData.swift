/// One complete `Data` of a PDU, still encoded, tag included.
///
/// - Spec: IEC 62056-5-3, Data
public struct EncodedData: WireValue {
    public let octets: Octets

    public init(_ octets: Octets) { self.octets = octets }

    /// Finds the end of the `Data` that `reader` stands at, and moves behind it.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public init(from reader: inout ByteReader) throws(DecodeError) {
        let start = reader.rest
        try reader.skipData()
        octets = start.prefix(start.count &- reader.remaining)
    }

    /// As ``init(from:)``; in the trace, the value is in a group named `field`.
    public init(from reader: inout ByteReader, _ field: FieldName) throws(DecodeError) {
        reader.begin(field)
        try self.init(from: &reader)
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) { writer.octets(octets) }

    /// A reader over the octets.
    public var reader: ByteReader { ByteReader(octets) }
}
