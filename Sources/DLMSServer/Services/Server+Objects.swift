import DLMSWire

/// From a descriptor to an object: what there is, and what the peer may do with it. Refusals are data-access-results;
/// the results of ACTION have the same numbers.
extension Server where Application: ~Copyable {
    /// The object, if the peer has the right `needed` on the attribute; any right will do on attribute 0.
    mutating func find(
        _ descriptor: AttributeDescriptor, for peer: Peer, _ needed: AttributeAccess
    ) throws(Refusal) -> ObjectHandle {
        let object = try find(descriptor, for: peer)
        guard descriptor.attribute != 0 else { return object }
        let attribute = UInt8(bitPattern: descriptor.attribute)
        guard let granted = application.access(to: object, attribute: attribute, for: peer) else {
            throw .access(.objectUndefined, because: .noSuchAttribute(descriptor))
        }
        guard granted.contains(needed) else {
            throw .access(.readWriteDenied, because: .attributeRight(descriptor, needed: needed, granted: granted))
        }
        guard suffices(granted.protection) else {
            throw .access(.scopeOfAccessViolated, because: .protection(descriptor))
        }
        return object
    }

    /// The object, if the peer has the right to invoke the method.
    mutating func findMethod(_ descriptor: AttributeDescriptor, for peer: Peer) throws(Refusal) -> ObjectHandle {
        let object = try find(descriptor, for: peer)
        let method = UInt8(bitPattern: descriptor.attribute)
        guard let granted = application.access(to: object, method: method, for: peer) else {
            throw .access(.objectUndefined, because: .noSuchMethod(descriptor))
        }
        guard granted.contains(.access) else {
            throw .access(.readWriteDenied, because: .methodRight(descriptor))
        }
        guard suffices(granted.protection) else {
            throw .access(.scopeOfAccessViolated, because: .protection(descriptor))
        }
        return object
    }

    /// Whether the request is protected as the right asks; notes what it asks of the response.
    mutating func suffices(_ needed: Protection) -> Bool {
        guard Application.Security.isServed else { return needed.ofRequest.isEmpty }
        present.demanded.formUnion(needed)
        return present.protection.isSuperset(of: needed.ofRequest)
    }

    private func find(_ descriptor: AttributeDescriptor, for peer: Peer) throws(Refusal) -> ObjectHandle {
        switch application.find(classID: descriptor.classID, instance: descriptor.instance, for: peer) {
        case .found(let object): return object
        case .otherClass(let actual):
            throw .access(.objectClassInconsistent, because: .otherClass(descriptor, actual: actual))
        case .unknown: throw .access(.objectUndefined, because: .undefinedObject(descriptor))
        }
    }

    /// Makes the target of a read or write, with the selection that the association may use.
    func target(
        _ reference: AttributeReference, in object: ObjectHandle, for peer: Peer
    ) throws(Refusal) -> AttributeTarget {
        let descriptor = reference.descriptor
        var target = AttributeTarget(object: object, attribute: UInt8(bitPattern: descriptor.attribute))
        guard let selection = reference.selection else { return target }
        // By short name, parameterized access is what selective access is by logical name.
        guard has(.selectiveAccess, peer) || has(.parameterizedAccess, peer) else {
            throw .access(
                .scopeOfAccessViolated, because: .selectorNotNegotiated(descriptor, selector: selection.selector)
            )
        }
        (target.selector, target.parameters) = (selection.selector, selection.parameters.octets)
        return target
    }

    /// Tells the application that a service on one attribute or method was refused.
    mutating func report(_ service: Service, _ descriptor: AttributeDescriptor, _ refusal: Refusal, from peer: Peer) {
        application.report(.served(service, descriptor, result: refusal.result), from: peer)
        application.report(.refused(refusal), from: peer)
    }

    mutating func reportSuccess(_ service: Service, _ descriptor: AttributeDescriptor, from peer: Peer) {
        application.report(.served(service, descriptor, result: 0), from: peer)
    }
}

extension Refusal {
    /// The result that the response carries.
    var result: UInt8 {
        switch answer {
        case .dataAccessResult(let result): result.rawValue
        case .actionResult(let result): result.rawValue
        default: DataAccessResult.otherReason.rawValue
        }
    }

    /// The object itself refuses to read or write.
    static func application(_ result: DataAccessResult, _ reference: AttributeReference) -> Refusal {
        let descriptor = reference.descriptor
        guard let selection = reference.selection else { return .access(result, because: .application(descriptor)) }
        return .access(result, because: .selectorRefused(descriptor, selector: selection.selector))
    }
}

extension AttributeDescriptor {
    /// A method, its number in the place of the attribute's, as reports name it.
    init(_ method: MethodDescriptor) {
        self.init(classID: method.classID, instance: method.instance, attribute: method.method)
    }
}
