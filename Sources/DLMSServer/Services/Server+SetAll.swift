import DLMSWire

/// Writing attribute 0: all attributes of an object at once.
extension Server where Application: ~Copyable {
    /// Writes the elements of a structure to the attributes 1, 2 and so on. Null-data leaves an attribute as it is.
    ///
    /// Rights are looked at before anything is written; what the object itself refuses ends the rest.
    mutating func writeAll(
        of object: ObjectHandle, _ reference: AttributeReference, _ value: EncodedData, for peer: Peer
    ) throws(Refusal) {
        let descriptor = reference.descriptor
        guard has(.attribute0SupportedWithSet, peer), reference.selection == nil else {
            throw .access(.scopeOfAccessViolated, because: .attributeZero(descriptor))
        }
        let elements = try Self.elements(of: value, count: Int(application.attributeCount(of: object)), descriptor)
        try Self.eachElement(elements, descriptor) { (_, descriptor, _) throws(Refusal) in
            _ = try find(descriptor, for: peer, .write)
        }
        try Self.eachElement(elements, descriptor) { (attribute, descriptor, element) throws(Refusal) in
            var reader = element.reader
            do throws(DataAccessResult) {
                try application.write(AttributeTarget(object: object, attribute: attribute), for: peer, from: &reader)
            } catch {
                throw .application(error, AttributeReference(descriptor))
            }
        }
    }

    /// A reader at the first element of a structure of `count`.
    private static func elements(
        of value: EncodedData, count: Int, _ descriptor: AttributeDescriptor
    ) throws(Refusal) -> ByteReader {
        var reader = value.reader
        do throws(DecodeError) {
            try reader.readStructure(count: count, "value")
            return reader
        } catch {
            throw .access(.typeUnmatched, because: .malformed(error))
        }
    }

    /// Hands every element that is not null-data to `body`, with the number and descriptor of its attribute.
    private static func eachElement(
        _ elements: ByteReader, _ descriptor: AttributeDescriptor,
        _ body: (UInt8, AttributeDescriptor, EncodedData) throws(Refusal) -> Void
    ) throws(Refusal) {
        var reader = elements
        var descriptor = descriptor
        while !reader.isAtEnd, let element = try? EncodedData(from: &reader) {
            descriptor.attribute &+= 1
            if element.isNull { continue }
            try body(UInt8(bitPattern: descriptor.attribute), descriptor, element)
        }
    }
}
