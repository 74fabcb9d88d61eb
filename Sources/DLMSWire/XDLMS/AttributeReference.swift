/// An attribute, and the part of its value that is meant.
///
/// - Spec: IEC 62056-5-3, Cosem-Attribute-Descriptor-With-Selection
public struct AttributeReference: WireValue {
    public var descriptor: AttributeDescriptor
    /// nil for the whole value.
    public var selection: SelectiveAccess?

    public init(_ descriptor: AttributeDescriptor, selection: SelectiveAccess? = nil) {
        (self.descriptor, self.selection) = (descriptor, selection)
    }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public init(from reader: inout ByteReader) throws(DecodeError) {
        descriptor = try AttributeDescriptor(from: &reader)
        selection = try reader.isPresent("access-selection") ? try SelectiveAccess(from: &reader, back: 1) : nil
    }

    public func encode(into writer: inout ByteWriter) {
        descriptor.encode(into: &writer)
        writer.u8(selection == nil ? 0 : 1)
        selection?.encode(into: &writer)
    }
}

/// Selects a part of an attribute's value: a range of a profile, columns of a table.
///
/// - Spec: IEC 62056-5-3, Selective-Access-Descriptor
public struct SelectiveAccess {
    public var selector: UInt8
    /// One complete `Data`.
    public var parameters: EncodedData

    public init(selector: UInt8, parameters: EncodedData) { (self.selector, self.parameters) = (selector, parameters) }

    /// - Parameter back: octets before the selector that belong to it.
    init(from reader: inout ByteReader, back: Int = 0) throws(DecodeError) {
        reader.begin("access-selection", back: back)
        selector = try reader.u8("access-selector")
        reader.begin("access-parameters")
        parameters = try EncodedData(from: &reader)
        reader.end()
        reader.end()
    }

    func encode(into writer: inout ByteWriter) {
        writer.u8(selector)
        parameters.encode(into: &writer)
    }
}
