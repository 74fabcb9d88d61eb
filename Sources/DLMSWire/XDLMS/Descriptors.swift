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

/// Invoke-id (0 to 15), service class and priority of a request, sent back in its response.
///
/// - Spec: IEC 62056-5-3, Invoke-Id-And-Priority
public struct InvokeIDAndPriority: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public var invokeID: UInt8 { rawValue & 0x0F }
    /// The client waits for a response.
    public var isConfirmed: Bool { rawValue & 0x40 != 0 }
    public var isHighPriority: Bool { rawValue & 0x80 != 0 }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        rawValue = try reader.u8("invoke-id-and-priority")
        #if !hasFeature(Embedded)
            let value = self
            reader.explain(text: value.description)
        #endif
    }

    public func encode(into writer: inout ByteWriter) { writer.u8(rawValue) }
}

#if !hasFeature(Embedded)
    extension InvokeIDAndPriority: CustomStringConvertible {
        public var description: String {
            let service = isConfirmed ? "confirmed" : "unconfirmed"
            return "invoke-id \(invokeID), \(service), \(isHighPriority ? "high" : "normal") priority"
        }
    }
#endif
