import DLMSWire

/// What a short name stands for: an attribute or a method of an object.
public struct ShortNameTarget {
    public enum Kind: Sendable { case attribute, method }

    public var kind: Kind
    public var object: ObjectHandle
    /// The same by logical name, for rights and reports: the number is the attribute's or the method's.
    public var descriptor: AttributeDescriptor

    public init(_ kind: Kind, of object: ObjectHandle, _ descriptor: AttributeDescriptor) {
        (self.kind, self.object, self.descriptor) = (kind, object, descriptor)
    }
}
