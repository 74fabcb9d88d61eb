import DLMSServer
import DLMSWire

/// A meter of one Data object that ciphers in plain sight: clients 3 (MD5, no ciphering) and 5 (no mechanism, ciphered),
/// with short names 33 and 35, the same; 7 signs.
struct SecureMeter: DataInterface {
    var security = PlainSight()
    var right: AttributeAccess = .read
    /// Seconds for which nobody is let in.
    var lockOut: Int?
    private(set) var refusals: [Refusal] = []
    private(set) var associated = 0

    func association(client: UInt16, server: UInt16) -> AssociationOffer? {
        let services: Conformance = [.get, .action, .access, .eventNotification, .dataNotification]
        let byShortName: Conformance = [.read, .write, .unconfirmedWrite, .parameterizedAccess]
        return switch client {
        case 3: AssociationOffer(index: 0, client: 3, server: 1, mechanismID: 3, conformance: services)
        case 5: AssociationOffer(index: 1, client: 5, server: 1, contextID: 3, conformance: services)
        case 7: AssociationOffer(index: 4, client: 7, server: 1, mechanismID: 7, conformance: services)
        case 33:
            AssociationOffer(
                index: 2, client: 33, server: 1, contextID: 2, mechanismID: 3, conformance: byShortName)
        case 35:
            AssociationOffer(index: 3, client: 35, server: 1, contextID: 4, conformance: byShortName)
        default: nil
        }
    }

    func resolve(shortName: UInt16, for peer: Peer) -> ShortNameTarget? {
        let object = ObjectHandle(rawValue: 0)
        return switch shortName {
        case 0xFA58:
            ShortNameTarget(
                .method, of: object,
                AttributeDescriptor(classID: 12, instance: LogicalName(0, 0, 40, 0, 0, 255), attribute: 8))
        case 0x0108:
            ShortNameTarget(
                .attribute, of: object,
                AttributeDescriptor(classID: 1, instance: LogicalName(0, 0, 42, 0, 0, 255), attribute: 2))
        default: nil
        }
    }

    func lockOut(of offer: AssociationOffer) -> Int? { lockOut }
    func hasLogicalDevice(_ server: UInt16) -> Bool { server == 1 }
    func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict { .accepted }
    func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        .found(ObjectHandle(rawValue: 0))
    }
    func attributeCount(of object: ObjectHandle) -> UInt8 { 2 }
    func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? { right }
    func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? { [] }
    func read(_ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter) throws(DataAccessResult) {
        writer.unsigned(42)
    }
    func write(_ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader) throws(DataAccessResult) {
        throw .readWriteDenied
    }
    func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) { throw .readWriteDenied }

    mutating func report(_ event: ServerEvent, from peer: Peer) {
        switch event {
        case .refused(let refusal): refusals.append(refusal)
        case .associated: associated += 1
        case .released, .served: break
        }
    }
}

/// A server with a ``SecureMeter`` and one link to it: hex in, hex out.
final class SecureLink {
    var server = Server(SecureMeter())
    var session = LinkSession(link: 1, associations: 2, keeping: 160)
    let client: UInt16

    init(client: UInt16) { self.client = client }

    func send(_ apdu: String) -> String? {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 1)
        defer { buffer.deallocate() }
        var writer = ByteWriter(buffer)
        let reaction = hex(apdu).withUnsafeBytes {
            server.receive(Octets($0), client: client, server: 1, in: &session, at: .zero, response: &writer)
        }
        return reaction == .respond ? text(writer.written.array) : nil
    }

    var lastReason: RefusalReason? { server.application.refusals.last?.reason }
    var lastAnswer: Refusal.Answer? { server.application.refusals.last?.answer }
}
