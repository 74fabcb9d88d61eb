/// Names one attribute of one object.
///
/// - Spec: IEC 62056-5-3, Cosem-Attribute-Descriptor
public struct AttributeDescriptor: Hashable, Sendable {
    public var classID: UInt16
    public var instance: LogicalName
    /// 0 stands for all attributes, where negotiated.
    public var attribute: Int8

    public init(classID: UInt16, instance: LogicalName, attribute: Int8) {
        (self.classID, self.instance, self.attribute) = (classID, instance, attribute)
    }
}

extension AttributeDescriptor: WireValue {
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public init(from reader: inout ByteReader) throws(DecodeError) {
        reader.begin("cosem-attribute-descriptor")
        classID = try reader.u16("class-id")
        instance = try LogicalName(from: &reader)
        attribute = try reader.i8("attribute-id")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u16(classID)
        instance.encode(into: &writer)
        writer.u8(UInt8(bitPattern: attribute))
    }
}
