import DLMSServer
import DLMSWire

/// A template prepared for serving: its objects, values and rights as flat tables, as a firmware has them in ROM.
///
/// It is a value: meters made from one template share its tables until one of them adds an object.
struct MeterPlan {
    private(set) var objects: [ObjectPlan] = []
    private(set) var attributes: [AttributePlan] = []
    /// Access selectors of each of ``attributes``: bit n − 1 for selector n.
    private(set) var selectors: [UInt8] = []
    /// Rights of all objects, ``AttributeAccess`` and ``MethodAccess`` alike.
    private(set) var rights: [UInt8] = []
    /// Encoded values of all static attributes.
    private(set) var constants: [UInt8] = []
    private(set) var index: ObjectIndex
    private(set) var shortNames = ShortNameIndex()
    /// What each object was made from, for the console.
    private(set) var templates: [ObjectTemplate] = []

    init(_ template: MeterTemplate, registerIndex: (String) -> Int?) {
        index = ObjectIndex(minimumCapacity: template.logicalDevices.reduce(0) { $0 + $1.objects.count + 8 })
        for device in template.logicalDevices {
            for object in device.objects {
                add(object, to: device.sap, associations: device.associations.count, registerIndex: registerIndex)
            }
        }
    }

    func has(_ attribute: UInt8, of object: ObjectPlan) -> Bool {
        guard attribute > 0, attribute <= object.attributeCount else { return false }
        if case .absent = attributes[object.firstAttribute &+ Int(attribute) &- 1] { return false }
        return true
    }

    /// Appends an object.
    /// - Returns: its slot.
    @discardableResult
    mutating func add(
        _ template: ObjectTemplate, to device: UInt16, associations: Int, registerIndex: (String) -> Int?
    ) -> Int {
        let slot = objects.count
        let attributeCount = template.attributes.map(\.id).max() ?? 0
        let methods = template.methods.reduce(UInt64(0)) { $0 | 1 << UInt64($1.id - 1) }
        let object = ObjectPlan(
            device: device, classID: template.interfaceClass.id, version: template.interfaceClass.version,
            instance: template.instance, attributeCount: attributeCount, methods: methods,
            associationCount: associations, firstAttribute: attributes.count, firstRight: rights.count
        )
        objects.append(object)
        templates.append(template)
        addAttributes(of: template, count: Int(attributeCount), registerIndex)
        addRights(of: template, object)
        index.insert(slot, device: device, classID: object.classID, instance: object.instance)
        shortNames.insert(slot, template, device: device)
        return slot
    }

    /// Forgets an object; its slot is not used again.
    mutating func remove(_ slot: Int) {
        objects[slot].isRemoved = true
        index.remove(slot)
        shortNames.remove(slot)
    }

    private mutating func addAttributes(of template: ObjectTemplate, count: Int, _ registerIndex: (String) -> Int?) {
        let first = attributes.count
        attributes.append(contentsOf: repeatElement(.absent, count: count))
        selectors.append(contentsOf: repeatElement(0, count: count))
        for attribute in template.attributes {
            for selector in template.interfaceClass.attribute(attribute.id)?.selectors.keys.sorted() ?? []
            where template.selection.knows(selector) {
                selectors[first + Int(attribute.id) - 1] |= 1 << (selector - 1)
            }
            attributes[first + Int(attribute.id) - 1] = plan(template.effectiveSource(of: attribute), registerIndex)
        }
    }

    private mutating func plan(_ source: AttributeSource, _ registerIndex: (String) -> Int?) -> AttributePlan {
        switch source {
        case .value(let octets):
            constants.append(contentsOf: octets)
            return .constant(offset: constants.count - octets.count, count: octets.count)
        case .register(let binding):
            return .register(BoundRegister(binding, index: registerIndex(binding.register)))
        case .callback(let name):
            return .callback(name)
        case .behaviour:
            return .behaviour
        }
    }

    /// What is not granted is none; a secret is never readable, whatever the definition says.
    private mutating func addRights(of template: ObjectTemplate, _ object: ObjectPlan) {
        rights.append(contentsOf: repeatElement(0, count: object.rightCount))
        for attribute in template.attributes {
            let isSecret = template.interfaceClass.attribute(attribute.id)?.isSecret ?? false
            for (association, access) in attribute.access.prefix(object.associationCount).enumerated() {
                let place = object.firstRight + object.right(attribute: attribute.id, association: association)
                rights[place] = (isSecret ? access.subtracting(.read) : access).rawValue
            }
        }
        for method in template.methods {
            for (association, access) in method.access.prefix(object.associationCount).enumerated() {
                rights[object.firstRight + object.right(method: method.id, association: association)] = access.rawValue
            }
        }
    }
}
