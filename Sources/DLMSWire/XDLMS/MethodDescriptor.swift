/// Names one method of one object.
///
/// - Spec: IEC 62056-5-3, Cosem-Method-Descriptor
public struct MethodDescriptor: Hashable, Sendable {
    public var classID: UInt16
    public var instance: LogicalName
    public var method: Int8

    public init(classID: UInt16, instance: LogicalName, method: Int8) {
        (self.classID, self.instance, self.method) = (classID, instance, method)
    }
}

extension MethodDescriptor: WireValue {
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public init(from reader: inout ByteReader) throws(DecodeError) {
        reader.begin("cosem-method-descriptor")
        classID = try reader.u16("class-id")
        instance = try LogicalName(from: &reader)
        method = try reader.i8("method-id")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u16(classID)
        instance.encode(into: &writer)
        writer.u8(UInt8(bitPattern: method))
    }
}
