import DLMSServer
import DLMSWire

/// Association LN: who may do what with which object.
///
/// Object 0.0.40.0.0.255 stands for the association of whoever asks, 0.0.40.0.N.255 for the definition's Nth. What they
/// hold of an association is kept once, in its numbered object.
///
/// - Spec: IEC 62056-6-2, Association LN (class_id 15)
final class AssociationBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 3, 4, 5, 6, 7, 8, 10, 11]

    enum Attribute {
        static let objectList: UInt8 = 2
        static let associatedPartnersID: UInt8 = 3
        static let applicationContextName: UInt8 = 4
        static let xDLMSContextInfo: UInt8 = 5
        static let authenticationMechanismName: UInt8 = 6
        static let secret: UInt8 = 7
        static let associationStatus: UInt8 = 8
        static let userList: UInt8 = 10
        static let currentUser: UInt8 = 11
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        let view = try AssociationView(of: object, for: request.peer)
        guard request.selector == nil || request.attribute == Attribute.objectList else { throw .scopeOfAccessViolated }
        switch request.attribute {
        case Attribute.objectList:
            let filter = try ObjectListFilter(request)
            ObjectListWriter(view, filter).write(into: &writer)
        case Attribute.associatedPartnersID: view.writePartners(into: &writer)
        case Attribute.applicationContextName: view.writeName(.applicationContext, into: &writer)
        case Attribute.xDLMSContextInfo: view.writeContext(into: &writer)
        case Attribute.authenticationMechanismName: view.writeName(.mechanism, into: &writer)
        case Attribute.secret, Attribute.userList: writer.octets(try view.kept(request.attribute))
        case Attribute.associationStatus: writer.enumeration(view.isOpen ? 2 : 0)
        default: AssociationUsers.writeNone(into: &writer)
        }
    }

    func write(
        _ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?
    ) throws(DataAccessResult) {
        guard attribute == Attribute.secret || attribute == Attribute.userList else { throw .readWriteDenied }
        let view = try AssociationView(of: object, for: peer)
        if attribute == Attribute.secret { try check(secret: value, of: view) }
        view.keep(value.array, as: attribute)
    }

    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        guard attribute == Attribute.secret else { return }
        try check(secret: value, of: AssociationView(of: object, for: nil))
    }

    private func check(secret value: Octets, of view: AssociationView) throws(DataAccessResult) {
        guard case .octetString(let secret)? = DataValue(value), view.suits(secret: secret) else { throw .otherReason }
    }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        freezeReading(request, of: object)
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let view = try? AssociationView(of: object, for: peer) else { throw .objectUnavailable }
        let users = AssociationUsers(view: view, attribute: Attribute.userList)
        switch method {
        // High level security is not pending in any association: there is nothing to reply to.
        case 1: throw .readWriteDenied
        case 2: try view.changeSecret(parameter)
        case 3: try view.addObject(ObjectListEntry(parameter))
        case 4: try view.removeObject(ObjectListEntry(parameter))
        case 5: try users.add(parameter)
        case 6: try users.remove(parameter)
        default: throw .objectUnavailable
        }
    }
}
