import DLMSServer
import DLMSWire

// Where an attribute's value comes from, and what has changed.
extension LivingObject {
    /// Where the attribute's value comes from now; a static value as it is now.
    public func source(of attribute: UInt8) throws(ValueError) -> AttributeSource {
        let definition = try self.attribute(attribute)
        switch meter.source(slot, attribute) {
        case .absent: throw .noSuchAttribute(attribute, of: interfaceClass.name)
        case .constant, .value: return .value(try encodedValue(of: attribute))
        case .behaviour: return .behaviour
        case .callback(let name): return .callback(name)
        case .register:
            guard let binding = binding(of: attribute) else { throw .read(.otherReason, attribute: definition.name) }
            return .register(binding)
        }
    }

    /// Makes the attribute static with a value, or dynamic with a register or its class's behaviour.
    /// - Throws: ``ValueError`` when the value does not suit the type, there is no such register, or the class gives
    ///   no value for this attribute.
    public func setSource(_ source: AttributeSource, of attribute: UInt8) throws(ValueError) {
        let definition = try self.attribute(attribute)
        guard attribute != 1 else { throw .write(.readWriteDenied, attribute: definition.name) }
        meter.setSource(try plan(source, definition), of: attribute, slot: slot)
        if case .register(let binding) = source { meter.changes[slot]?.bindings[attribute] = binding }
        meter.behaviours[slot]?.didChange(attribute, of: self)
        meter.onChange?(id, attribute)
    }

    /// Whether the object's class can work the attribute out by itself.
    public func worksOut(attribute: UInt8) -> Bool { BehaviourEntry.find(interfaceClass)?.gives(attribute) ?? false }

    /// Whether the attribute differs from what the definition says: by its source, or by a static value.
    public func isModified(attribute: UInt8) -> Bool {
        guard meter.changes[slot]?.source(of: attribute) != nil, let now = try? source(of: attribute) else {
            return false
        }
        return now != templateSource(of: attribute)
    }

    /// Whether an association's object list was changed by a client, for this object.
    public var hasModifiedRights: Bool { meter.changes[slot]?.rights != nil }

    /// Whether the object was added since the definition was loaded.
    public var isAdded: Bool { slot >= meter.definedObjects }

    private func templateSource(of attribute: UInt8) -> AttributeSource? {
        template.attributes.first { $0.id == attribute }.map { template.effectiveSource(of: $0) }
    }

    private func binding(of attribute: UInt8) -> RegisterBinding? {
        if let binding = meter.changes[slot]?.bindings[attribute] { return binding }
        if case .register(let binding) = templateSource(of: attribute) { return binding }
        return nil
    }

    private func plan(
        _ source: AttributeSource, _ definition: InterfaceClass.Attribute
    ) throws(ValueError) -> AttributePlan {
        switch source {
        case .value(let octets):
            guard let value = try? DataValue(octets) else {
                throw .unsuitable(TypeMismatch(path: definition.name, expected: "\(definition.type)", found: "no Data"))
            }
            do { try definition.check(value) } catch { throw .unsuitable(error) }
            return .value(octets)
        case .register(let binding):
            guard BoundRegister.canShow(binding.type) else { throw .unboundType(binding.type) }
            guard let index = meter.environment.index(ofRegister: binding.register) else {
                throw .unknownRegister(binding.register)
            }
            return .register(BoundRegister(binding, index: index))
        case .callback(let name): return .callback(name)
        case .behaviour:
            guard worksOut(attribute: definition.id) else {
                throw .noBehaviour(attribute: definition.name, of: interfaceClass.name)
            }
            return .behaviour
        }
    }
}
