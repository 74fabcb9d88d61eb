import COSEM
import DLMSServer
import DLMSWire

/// Makes the template of an object that is added by hand: default values, and rights like its neighbours'.
enum NewObject {
    /// Names of all current classes.
    static let classNames: [String] = Catalogue.all.filter { $0.status == .current }.map(\.name).sorted()

    /// The newest version of a class by name, number or the beginning of the name.
    static func interfaceClass(named text: String) -> InterfaceClass? {
        if let found = Catalogue.named(text) { return found }
        let beginning = classNames.filter { $0.lowercased().hasPrefix(text.lowercased()) }
        return beginning.count == 1 ? Catalogue.named(beginning[0]) : nil
    }

    static func template(
        _ interfaceClass: InterfaceClass, _ instance: LogicalName, name: String, in device: LivingDevice
    ) -> ObjectTemplate {
        let rights = Rights(device, like: interfaceClass)
        return ObjectTemplate(
            interfaceClass: interfaceClass, instance: instance,
            name: name.isEmpty ? OBISNames.name(of: instance) ?? interfaceClass.name : name,
            attributes: interfaceClass.attributes.map {
                AttributeTemplate(id: $0.id, source: source(of: $0, instance), access: rights.attribute($0))
            },
            methods: interfaceClass.methods.map { MethodTemplate(id: $0.id, access: rights.method($0)) })
    }

    private static func source(of attribute: InterfaceClass.Attribute, _ name: LogicalName) -> AttributeSource {
        guard attribute.id != 1 else {
            return .value(DataValue.octetString([name.a, name.b, name.c, name.d, name.e, name.f]).octets)
        }
        return attribute.isStatic ? .value(attribute.emptyValue.octets) : .behaviour
    }
}

extension NewObject {
    /// The rights that each association would expect: those on an object of the same class where there is one, else
    /// what the class has by default, as far as the association may do such a thing with any object.
    private struct Rights {
        private let neighbour: LivingObject?
        private let most: [AttributeAccess]
        private let mayInvoke: [MethodAccess]

        init(_ device: LivingDevice, like interfaceClass: InterfaceClass) {
            let objects = device.objects
            neighbour = objects.first {
                $0.interfaceClass.id == interfaceClass.id && $0.interfaceClass.version == interfaceClass.version
            }
            most = device.associations.indices.map { association in
                objects.reduce(into: []) { rights, object in
                    for attribute in object.interfaceClass.attributes {
                        rights.formUnion(object.access(attribute: attribute.id, association: association) ?? [])
                    }
                }
            }
            mayInvoke = device.associations.indices.map { association in
                objects.reduce(into: []) { rights, object in
                    for method in object.interfaceClass.methods {
                        rights.formUnion(object.access(method: method.id, association: association) ?? [])
                    }
                }
            }
        }

        func attribute(_ attribute: InterfaceClass.Attribute) -> [AttributeAccess] {
            most.indices.map { association in
                if let neighbour { return neighbour.access(attribute: attribute.id, association: association) ?? [] }
                return switch attribute.access {
                case .none: []
                case .read: most[association].subtracting(.write)
                case .readWrite: most[association]
                }
            }
        }

        func method(_ method: InterfaceClass.Method) -> [MethodAccess] {
            mayInvoke.indices.map { association in
                neighbour.map { $0.access(method: method.id, association: association) ?? [] } ?? mayInvoke[association]
            }
        }
    }
}
