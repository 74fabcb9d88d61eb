import COSEM
import DLMSServer
import DLMSWire
import MeterDefinition

/// What a definition makes of a meter, as `meterconsole describe` prints it. Secrets never appear.
public struct MeterDescription {
    private let definition: LoadedDefinition

    public init(_ definition: LoadedDefinition) { self.definition = definition }

    private var template: MeterTemplate { definition.template }

    public var json: JSONValue {
        .object([
            "meter": meter,
            "logical_devices": .array(template.logicalDevices.map(Self.device)),
        ])
    }

    private var meter: JSONValue {
        let identity = template.identity
        let buffers = template.buffers
        return .object([
            "name": .string(identity.name), "manufacturer": .string(identity.manufacturer),
            "serial": .string(identity.serial), "system_title": .string(hex(identity.systemTitle)),
            "logical_device_name": .string(identity.logicalDeviceName),
            "listeners": .array(definition.listeners.map { .string($0.description) }),
            "buffers": .object([
                "receive_apdu": .number(buffers.receiveAPDU), "send_apdu": .number(buffers.sendAPDU),
                "hdlc_information_length": .number(buffers.hdlcInformationLength ?? 2030),
                "hdlc_window": .number(buffers.hdlcWindow ?? 7), "reassembly": .number(buffers.reassembly),
                "queue": .number(buffers.queue),
            ]),
        ])
    }

    private static func device(_ device: LogicalDeviceTemplate) -> JSONValue {
        let names = device.associations.map(\.name)
        return .object([
            "sap": .number(Int(device.sap)), "name": .string(device.name),
            "associations": .array(device.associations.map(association)),
            "objects": .array(device.objects.map { object($0, names) }),
        ])
    }

    private static func association(_ association: AssociationTemplate) -> JSONValue {
        let offer = association.offer
        let usesShortNames = offer.contextID == 2 || offer.contextID == 4
        let conformance = Conformance.names.enumerated().filter {
            offer.conformance.rawValue >> (23 - $0.offset) & 1 == 1
        }
        return .object([
            "name": .string(association.name), "client": .number(Int(offer.client)),
            "referencing": usesShortNames ? "sn" : "ln", "ciphered": .bool(offer.contextID >= 3),
            "mechanism": .number(Int(offer.mechanismID)), "context": .number(Int(offer.contextID)),
            "conformance": .array(conformance.map { .string("\($0.element)") }),
            "max_receive_pdu": .number(Int(offer.maxReceivePDU)), "max_send_pdu": .number(Int(offer.maxSendPDU)),
        ])
    }

    private static func object(_ object: ObjectTemplate, _ associations: [String]) -> JSONValue {
        .object([
            "class": .number(Int(object.interfaceClass.id)), "version": .number(Int(object.interfaceClass.version)),
            "obis": .string(object.instance.description), "name": .string(object.name),
            "base_name": object.baseName.map { .number(Int($0)) } ?? .null,
            "attributes": .array(object.attributes.map { attribute($0, of: object, associations) }),
            "methods": .array(object.methods.map { method($0, of: object, associations) }),
        ])
    }

    private static func attribute(
        _ attribute: AttributeTemplate, of object: ObjectTemplate, _ associations: [String]
    ) -> JSONValue {
        let entry = object.interfaceClass.attribute(attribute.id)
        return .object([
            "id": .number(Int(attribute.id)), "name": (entry?.name).map(JSONValue.string),
            "type": (entry?.type.description).map(JSONValue.string),
            "kind": attribute.source.isStatic ? "static" : "dynamic",
            "access": access(attribute.access.map(\.json), associations),
        ])
    }

    private static func method(
        _ method: MethodTemplate, of object: ObjectTemplate, _ associations: [String]
    ) -> JSONValue {
        .object([
            "id": .number(Int(method.id)),
            "name": (object.interfaceClass.method(method.id)?.name).map(JSONValue.string),
            "access": access(method.access.map(\.json), associations),
        ])
    }

    private static func access(_ rights: [JSONValue], _ associations: [String]) -> JSONValue {
        .object(zip(associations, rights).map { JSONValue.Member($0, $1) })
    }
}

extension AttributeSource {
    /// Whether the value stands in the definition.
    var isStatic: Bool { if case .value = self { true } else { false } }
}

// MARK: - Text

extension MeterDescription {
    /// The same for people: a line per object, its attributes and methods below.
    public var text: String {
        let identity = template.identity
        var lines = ["\(identity.name): \(identity.logicalDeviceName), system title \(hex(identity.systemTitle))"]
        lines += definition.listeners.map { "listens on \($0)" }
        for device in template.logicalDevices { lines += Self.lines(device) }
        return lines.joined(separator: "\n")
    }

    private static func lines(_ device: LogicalDeviceTemplate) -> [String] {
        let names = device.associations.map(\.name)
        let associations = device.associations.map { association in
            let offer = association.offer
            return "  client \(offer.client) \(association.name): \(CodeNames.context(offer.contextID)), "
                + "\(CodeNames.mechanism(offer.mechanismID))"
        }
        return ["", "\(device.sap) \(device.name)"] + associations + device.objects.flatMap { lines($0, names) }
    }

    private static func lines(_ object: ObjectTemplate, _ associations: [String]) -> [String] {
        let attributes = object.attributes.map { attribute in
            let entry = object.interfaceClass.attribute(attribute.id)
            return "    \(attribute.id)  \(entry?.name ?? "?"): \(entry?.type.description ?? "?"), "
                + "\(attribute.source.isStatic ? "static" : "dynamic")\(rights(attribute.access.map(\.json), associations))"
        }
        let methods = object.methods.map { method in
            let name = object.interfaceClass.method(method.id)?.name ?? "?"
            return "    \(method.id)) \(name)\(rights(method.access.map(\.json), associations))"
        }
        let baseName = object.baseName.map { "  \(CodeNames.shortName($0))" } ?? ""
        return ["  \(object.instance)  \(object.name)  \(object.interfaceClass)\(baseName)"] + attributes + methods
    }

    private static func rights(_ rights: [JSONValue], _ associations: [String]) -> String {
        let held = zip(associations, rights).filter { $0.1 != "none" }.map { ", \($0.0): \($0.1.accessText)" }
        return held.joined()
    }
}
