import DLMSWire

extension ObjectTemplate {
    /// Where an attribute's value really comes from: the logical name is the object's own, and where a class has no
    /// behaviour for an attribute that the definition leaves to it, the attribute holds its type's empty value.
    func effectiveSource(of attribute: AttributeTemplate) -> AttributeSource {
        if attribute.id == 1 { return .value(DataValue.octetString(instance.octets).octets) }
        guard attribute.source == .behaviour, let definition = interfaceClass.attribute(attribute.id) else {
            return attribute.source
        }
        if isInvocationCounter, attribute.id == 2 { return .behaviour }
        let isWorkedOut = BehaviourEntry.find(interfaceClass)?.gives(attribute.id) ?? false
        return isWorkedOut ? .behaviour : .value(definition.emptyValue.octets)
    }
}

extension LogicalName {
    /// The six groups, A first.
    var octets: [UInt8] { [a, b, c, d, e, f] }
}
