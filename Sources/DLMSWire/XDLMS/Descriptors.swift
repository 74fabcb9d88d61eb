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
}
