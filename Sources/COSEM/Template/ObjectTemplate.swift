import DLMSServer
import DLMSWire

/// One COSEM object.
public struct ObjectTemplate: Sendable {
    public var interfaceClass: InterfaceClass
    public var instance: LogicalName
    /// Display name: the definition's, else the OBIS code's.
    public var name: String
    /// Short name of the logical name, from which those of the other attributes and the methods are counted; nil when
    /// no association of the logical device uses short names.
    public var baseName: UInt16?
    /// One for each attribute of the class, in its order.
    public var attributes: [AttributeTemplate]
    public var methods: [MethodTemplate]
    /// How it answers selective access.
    public var selection = SelectionRules.standard

    public init(
        interfaceClass: InterfaceClass, instance: LogicalName, name: String, attributes: [AttributeTemplate],
        methods: [MethodTemplate]
    ) {
        (self.interfaceClass, self.instance, self.name) = (interfaceClass, instance, name)
        (self.attributes, self.methods) = (attributes, methods)
    }
}

/// One attribute of one object.
public struct AttributeTemplate: Sendable {
    public var id: UInt8
    public var source: AttributeSource
    /// Right of each association of the logical device, in their order.
    public var access: [AttributeAccess]

    public init(id: UInt8, source: AttributeSource, access: [AttributeAccess]) {
        (self.id, self.source, self.access) = (id, source, access)
    }
}

/// One method of one object.
public struct MethodTemplate: Sendable {
    public var id: UInt8
    public var access: [MethodAccess]

    public init(id: UInt8, access: [MethodAccess]) { (self.id, self.access) = (id, access) }
}
