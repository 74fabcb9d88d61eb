import DLMSServer
import DLMSWire

/// Association SN: the objects by their base names, and who may do what with them.
///
/// Object 0.0.40.0.0.255, base name FA00, stands for the association of whoever asks; 0.0.40.0.N.255 for the
/// definition's Nth.
///
/// - Spec: IEC 62056-6-2, Association SN (class_id 12)
final class ShortNameAssociationBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 3, 5, 6]

    enum Attribute {
        static let objectList: UInt8 = 2
        static let accessRightsList: UInt8 = 3
        static let userList: UInt8 = 5
        static let currentUser: UInt8 = 6
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        let view = try AssociationView(of: object, for: request.peer)
        switch request.attribute {
        case Attribute.objectList:
            ShortNameListWriter(view).writeObjects(of: try ShortNameListFilter(request), into: &writer)
        case Attribute.accessRightsList:
            ShortNameListWriter(view).writeRights(of: try ShortNameListFilter(request), into: &writer)
        default:
            guard request.selector == nil else { throw .scopeOfAccessViolated }
            guard request.attribute == Attribute.userList else { return AssociationUsers.writeNone(into: &writer) }
            writer.octets(try view.kept(Attribute.userList))
        }
    }

    func write(
        _ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?
    ) throws(DataAccessResult) {
        guard attribute == Attribute.userList else { throw .readWriteDenied }
        try AssociationView(of: object, for: peer).keep(value.array, as: attribute)
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
        case 1: ShortNameListWriter(view).writeObjects(of: try ShortNameListFilter(classes: parameter), into: &writer)
        case 2: ShortNameListWriter(view).writeObjects(of: try ShortNameListFilter(objects: parameter), into: &writer)
        case 3: try NamedValuesReader(view, peer).read(parameter, into: &writer)
        case 4: try ShortNameListWriter(view).writeAccess(ofNamed: parameter, into: &writer)
        case 5, 6: try changeSecret(of: view, isHighLevel: method == 6, parameter)
        case 9: try users.add(parameter)
        case 10: try users.remove(parameter)
        // A reply to the challenge of a pending association never gets here: the server answers it.
        default: throw .readWriteDenied
        }
    }

    /// Up to version 2 there is a method for the password of low level security, 5, and one for the secret of high
    /// level security, 6; later ones have 5 for either.
    private func changeSecret(
        of view: AssociationView, isHighLevel: Bool, _ parameter: Octets
    ) throws(ActionResult) {
        let mechanism = view.state.offer.mechanismID
        let isForEither = view.object.interfaceClass.version > 2
        guard mechanism > 0, isForEither || isHighLevel == (mechanism > 1) else { throw .otherReason }
        try view.changeSecret(parameter)
    }
}
