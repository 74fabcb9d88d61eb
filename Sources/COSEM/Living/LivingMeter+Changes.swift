import DLMSServer
import DLMSWire

// Writing and invoking, for the server and the console alike.
extension LivingMeter {
    /// Sets an attribute to `value`, a complete `Data`; nil for `peer` is the console.
    func write(_ value: Octets, to attribute: UInt8, slot: Int, for peer: Peer?) throws(DataAccessResult) {
        let object = LivingObject(meter: self, slot: slot)
        let source = source(slot, attribute)
        let tree = try checked(value, for: attribute, of: object)
        switch source {
        case .absent: throw .objectUndefined
        case .constant, .value:
            guard attribute != 1 else { throw .readWriteDenied }
            let before = try? object.value(of: attribute)
            if peer != nil { try checkKeepsType(before, tree) }
            if before == tree { return }
            try behaviours[slot]?.validate(value, for: attribute, of: object)
            setSource(.value(value.array), of: attribute, slot: slot)
            behaviours[slot]?.didChange(attribute, of: object)
        case .register(let register): try write(tree, to: register)
        case .callback: throw .readWriteDenied
        case .behaviour:
            guard let behaviour = behaviours[slot] else { throw .readWriteDenied }
            try behaviour.write(value, to: attribute, of: object, for: peer)
        }
        noteParameter(attribute, of: object)
        onChange?(object.id, attribute)
    }

    /// Carries out a method; `parameter` is a complete `Data`, or empty when the client sent none.
    func invoke(
        _ method: UInt8, slot: Int, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        let object = LivingObject(meter: self, slot: slot)
        try checkParameter(parameter, of: method, of: object)
        guard let behaviour = behaviours[slot] else { throw .objectUnavailable }
        try behaviour.invoke(method, of: object, for: peer, with: parameter, into: &writer)
    }

    func setSource(_ source: AttributePlan?, of attribute: UInt8, slot: Int) {
        changes(of: slot).setSource(source, of: attribute)
        keep(source, of: attribute, slot: slot)
    }

    private func write(_ value: DataValue, to register: BoundRegister) throws(DataAccessResult) {
        guard let index = register.index else { throw .temporaryFailure }
        guard value.tag == register.type, let number = value.number else { throw .typeUnmatched }
        environment.setValue(register.registerValue(of: number), at: index)
    }
}

// MARK: - Checks

extension LivingMeter {
    /// The standard has no result for a value of the right type that is out of range: that is "other reason".
    private func checked(
        _ value: Octets, for attribute: UInt8, of object: LivingObject
    ) throws(DataAccessResult) -> DataValue {
        guard let definition = object.interfaceClass.attribute(attribute) else { throw .objectUndefined }
        guard let tree = DataValue(value), (try? definition.type.check(tree)) != nil else { throw .typeUnmatched }
        guard (try? definition.check(tree)) != nil else { throw .otherReason }
        return tree
    }

    /// Where a class leaves a choice of types, the instance has made it: a client cannot change it.
    private func checkKeepsType(_ before: DataValue?, _ value: DataValue) throws(DataAccessResult) {
        guard let before, before != .nullData else { return }
        guard value.tag == before.tag else { throw .typeUnmatched }
    }

    /// Many methods have a parameter that says nothing, `integer(0)`: clients may leave it out.
    private func checkParameter(
        _ parameter: Octets, of method: UInt8, of object: LivingObject
    ) throws(ActionResult) {
        guard let definition = object.interfaceClass.method(method) else { throw .objectUndefined }
        if parameter.isEmpty, definition.parameter.isDummy { return }
        guard let value = DataValue(parameter), (try? definition.parameter.check(value)) != nil else {
            throw .typeUnmatched
        }
        guard (try? definition.check(value)) != nil else { throw .otherReason }
    }
}

extension TypeExpression {
    /// `integer(0)`, the parameter of methods that need none.
    var isDummy: Bool { self == .simple(.integer, constant: 0) }
}
