import DLMSServer
import DLMSWire

/// The objects that show the security of a logical device's associations.
extension ObjectTemplate {
    /// `0.0.43.0.N.255` and `0.0.43.1.N.255` for each security setup. Its associations may read the first, and invoke its
    /// methods (those about key pairs only where the suite has them) when they must prove who they are; everybody may
    /// read the counter, as a client has to know it before it can cipher.
    public static func securityObjects(of device: LogicalDeviceTemplate) -> [ObjectTemplate] {
        var seen: Set<UInt8> = []
        return device.associations.compactMap(\.security).filter { seen.insert($0.number).inserted }
            .flatMap { setup in
                [
                    Catalogue.find(id: InterfaceClassID.securitySetup, version: setup.version).map {
                        securitySetup($0, setup, of: device)
                    },
                    Catalogue.current(id: InterfaceClassID.data).map { counter($0, setup, of: device) },
                ]
            }
            .compactMap { $0 }
    }

    /// Whether this is a counter that the meter works out.
    public var isInvocationCounter: Bool {
        interfaceClass.id == InterfaceClassID.data && instance == .invocationCounter(instance.e)
    }

    private static func securitySetup(
        _ interfaceClass: InterfaceClass, _ setup: SecurityTemplate, of device: LogicalDeviceTemplate
    ) -> ObjectTemplate {
        let isOwn = device.associations.map { $0.security?.number == setup.number }
        let isTrusted = device.associations.map { $0.security?.number == setup.number && $0.offer.mechanismID > 1 }
        return ObjectTemplate(
            interfaceClass: interfaceClass, instance: .securitySetup(setup.number),
            name: "Security setup \(setup.number)",
            attributes: interfaceClass.attributes.map {
                AttributeTemplate(id: $0.id, source: .behaviour, access: isOwn.map { $0 ? .read : [] })
            },
            methods: interfaceClass.methods.map { method in
                MethodTemplate(
                    id: method.id, access: isTrusted.map { $0 && (method.id <= 2 || setup.suite > 0) ? .access : [] })
            })
    }

    private static func counter(
        _ interfaceClass: InterfaceClass, _ setup: SecurityTemplate, of device: LogicalDeviceTemplate
    ) -> ObjectTemplate {
        ObjectTemplate(
            interfaceClass: interfaceClass, instance: .invocationCounter(setup.number),
            name: "Invocation counter \(setup.number)",
            attributes: interfaceClass.attributes.map {
                AttributeTemplate(id: $0.id, source: .behaviour, access: device.associations.map { _ in .read })
            },
            methods: [])
    }
}
