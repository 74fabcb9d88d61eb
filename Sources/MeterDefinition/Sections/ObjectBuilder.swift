import COSEM
import DLMSServer
import DLMSWire

/// Makes the template of one object from its class and what the definition says about its attributes.
struct ObjectBuilder {
    let interfaceClass: InterfaceClass
    let instance: LogicalName
    let place: Place
    let registers: RegisterDirectory
    let faults: FaultCollector
    private var sources: [UInt8: AttributeSource] = [:]
    private var rules: [ObjectAccess] = []
    private var ownRegister: RegisterTemplate?

    init(
        _ interfaceClass: InterfaceClass, _ instance: LogicalName, place: Place, registers: RegisterDirectory,
        _ faults: FaultCollector
    ) {
        (self.interfaceClass, self.instance, self.place) = (interfaceClass, instance, place)
        (self.registers, self.faults) = (registers, faults)
    }

    /// - Parameters:
    ///   - nodes: what stands at the attributes, by their numbers.
    ///   - register: the object's `register:`, short for that of its value; `type` is the binding's.
    mutating func read(_ nodes: [UInt8: YAMLNode], register: YAMLNode?, type: YAMLNode?) {
        let constants = interfaceClass.attributes.filter { $0.type == .scalerUnit }
        for attribute in constants { read(nodes[attribute.id], attribute) }
        for attribute in interfaceClass.attributes where attribute.type != .scalerUnit {
            if attribute.id == 1 { readLogicalName(nodes[1]) } else { read(nodes[attribute.id], attribute) }
        }
        if let register { bindValue(register, type, nodes) }
        giveOwnRegister(isBound: register != nil, nodes)
        foldRegisterUnits(nodes)
    }

    func object(named name: String?) -> ObjectDefinition {
        let attributes = interfaceClass.attributes.map { attribute in
            AttributeTemplate(
                id: attribute.id, source: sources[attribute.id] ?? defaultSource(of: attribute), access: [])
        }
        let template = ObjectTemplate(
            interfaceClass: interfaceClass, instance: instance,
            name: name ?? OBISNames.name(of: instance) ?? interfaceClass.name, attributes: attributes,
            methods: interfaceClass.methods.map { MethodTemplate(id: $0.id, access: []) }
        )
        return ObjectDefinition(
            template: template, stated: Set(sources.keys), rules: rules, place: place, register: ownRegister)
    }

    private func defaultSource(of attribute: InterfaceClass.Attribute) -> AttributeSource {
        if attribute.id == 1 { return .value(DataValue.octetString(encoded { instance.encode(into: &$0) }).octets) }
        return attribute.isStatic ? .value(attribute.emptyValue.octets) : .behaviour
    }
}

// MARK: - Attributes

extension ObjectBuilder {
    private mutating func read(_ node: YAMLNode?, _ attribute: InterfaceClass.Attribute) {
        guard let node else { return }
        let reader = AttributeReader(attribute, registers: registers, faults)
        guard let found = reader.read(node) else { return }
        sources[attribute.id] = found.source
        rules += found.rules
    }

    /// The logical name is the object's OBIS code: it may be repeated, not changed.
    private func readLogicalName(_ node: YAMLNode?) {
        guard let node, let text = faults.text(node, "logical_name"), LogicalName(text) != instance else { return }
        faults.report("logical_name: it is the object's obis, \(instance), not \"\(text)\"", at: node.place)
    }

    mutating func readAccess(_ node: YAMLNode?) {
        guard let node else { return }
        let reader = AccessReader(faults: faults)
        if node.scalar != nil || node.list != nil {
            rules += reader.grants(node, of: interfaceClass).map {
                ObjectAccess(association: nil, member: $0, grant: $1, place: node.place)
            }
            return
        }
        for entry in node.entries ?? [] {
            rules += reader.grants(entry.value, of: interfaceClass).map {
                ObjectAccess(association: entry.key, member: $0, grant: $1, place: entry.place)
            }
        }
    }
}

// MARK: - Registers

extension ObjectBuilder {
    /// The attribute that `register:` of an object is short for: its second, where that can hold a number.
    private var value: InterfaceClass.Attribute? {
        interfaceClass.attribute(2).flatMap { $0.showsMeasurement ? $0 : nil }
    }

    private mutating func bindValue(_ register: YAMLNode, _ type: YAMLNode?, _ nodes: [UInt8: YAMLNode]) {
        guard let value else {
            faults.report(
                "class \(interfaceClass.name) has no value of its own to bind", at: register.place,
                suggestion: "put \"register:\" at one of its attributes")
            return
        }
        if let node = nodes[value.id], sources[value.id] != nil {
            faults.report("\(value.name): it cannot have a value and a register", at: node.place)
            return
        }
        sources[value.id] = AttributeReader(value, registers: registers, faults).binding(
            register, type: type, scaler: nil)
    }

    /// A measured value that nothing is said about gets a register of its own, called by the OBIS code.
    private mutating func giveOwnRegister(isBound: Bool, _ nodes: [UInt8: YAMLNode]) {
        guard let value, !value.isStatic, !isBound, nodes[value.id] == nil else { return }
        let unit = scalerUnit?.unit ?? Unit.count.code
        let name = registers.ownName(of: instance)
        ownRegister = RegisterTemplate(name: name, unit: unit, instance: instance)
        let binding = RegisterBinding(register: name, type: .doubleLongUnsigned, scaler: 0)
        sources[value.id] = .register(binding)
    }

    /// A value that shows a register is sent in the scaler of `scaler_unit`; without one, that is the register's unit.
    private mutating func foldRegisterUnits(_ nodes: [UInt8: YAMLNode]) {
        for (id, source) in sources {
            guard case .register(var binding) = source, let unitAttribute = scalerUnitAttribute,
                interfaceClass.attribute(id)?.type == .registerValue
            else { continue }
            if let stated = scalerUnit {
                binding.scaler = stated.scaler
                sources[id] = .register(binding)
                compareUnits(binding.register, stated.unit, at: nodes[unitAttribute.id]?.place ?? place)
            } else if let register = registers[binding.register] {
                let value = DataValue.structure([.integer(binding.scaler), .enumeration(register.unit)])
                sources[unitAttribute.id] = .value(value.octets)
            }
        }
    }

    private func compareUnits(_ name: String, _ unit: UInt8, at place: Place) {
        guard let register = registers[name], register.unit != unit else { return }
        let (stated, actual) = (Unit(unit).symbol, Unit(register.unit).symbol)
        faults.report("scaler_unit says \(stated), but register \(name) is in \(actual)", at: place)
    }

    private var scalerUnitAttribute: InterfaceClass.Attribute? {
        interfaceClass.attributes.first { $0.type == .scalerUnit && $0.isStatic }
    }

    /// The scaler_unit that the definition states.
    private var scalerUnit: (scaler: Int8, unit: UInt8)? {
        guard let attribute = scalerUnitAttribute, case .value(let octets) = sources[attribute.id],
            case .structure(let parts)? = try? DataValue(octets), case .integer(let scaler) = parts[0],
            case .enumeration(let unit) = parts[1]
        else { return nil }
        return (scaler, unit)
    }
}
