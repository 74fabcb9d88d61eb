import DLMSServer
import DLMSWire

/// The smallest application there is: one register in constants, so that the core alone is measured.
struct OneRegister: DataInterface {
    private let offer = AssociationOffer(
        index: 0, client: Script.client, server: 1, mechanismID: 1, conformance: [.get, .blockTransferWithGetOrRead]
    )
    private let register = ObjectHandle(rawValue: 1)

    func association(client: UInt16, server: UInt16) -> AssociationOffer? { client == offer.client ? offer : nil }
    func hasLogicalDevice(_ server: UInt16) -> Bool { server == offer.server }
    func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict { .accepted }

    func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        classID == 3 && instance == LogicalName(1, 0, 1, 8, 0, 255) ? .found(register) : .unknown
    }

    func attributeCount(of object: ObjectHandle) -> UInt8 { 3 }

    func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? {
        attribute == 2 ? .read : nil
    }

    func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? { nil }

    func read(
        _ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult) { writer.doubleLongUnsigned(12_345_678) }

    func write(
        _ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader
    ) throws(DataAccessResult) { throw .readWriteDenied }

    func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) { throw .readWriteDenied }
}
