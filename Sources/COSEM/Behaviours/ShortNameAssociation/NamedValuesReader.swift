import DLMSServer
import DLMSWire

/// read_by_logicalname: attributes named as with logical names, all in one array. What the client may not read, or what
/// is not there, is null-data.
struct NamedValuesReader {
    private let meter: LivingMeter
    private let device: UInt16
    private let peer: Peer?
    /// Whose rights count: the caller's, at the console those of the association looked at.
    private let association: Int

    init(_ view: AssociationView, _ peer: Peer?) {
        (meter, device, self.peer) = (view.meter, view.object.id.device, peer)
        association = peer?.association.map(Int.init) ?? view.index
    }

    func read(_ parameter: Octets, into writer: inout ByteWriter) throws(ActionResult) {
        guard let names = try? NamedObject.list(parameter, withAttribute: true) else { throw .typeUnmatched }
        writer.array(count: names.count)
        for name in names {
            guard
                case .slot(let slot) = meter.plan.index.find(
                    device: device, classID: name.classID, instance: name.instance)
            else {
                writer.nullData()
                continue
            }
            if name.attribute == 0 {
                writeAll(of: slot, into: &writer)
            } else {
                write(name.attribute, of: slot, into: &writer)
            }
        }
    }

    /// Attribute 0 stands for all of them, as a structure.
    private func writeAll(of slot: Int, into writer: inout ByteWriter) {
        let count = meter.plan.objects[slot].attributeCount
        writer.structure(count: Int(count))
        for attribute in 1...max(count, 1) { write(attribute, of: slot, into: &writer) }
    }

    private func write(_ attribute: UInt8, of slot: Int, into writer: inout ByteWriter) {
        let start = writer.position
        do throws(DataAccessResult) {
            let access = meter.attributeAccess(slot, attribute, association: association) ?? []
            // How the method was invoked, and how its response goes out, cannot be seen here.
            guard access.contains(.read), access.isDisjoint(with: .protections) else { throw .readWriteDenied }
            try meter.read(AttributeRequest(attribute: attribute, peer: peer), slot: slot, into: &writer)
        } catch {
            writer.rewind(to: start)
            writer.nullData()
        }
    }
}

extension AttributeAccess {
    /// What a right can ask of request and response.
    fileprivate static let protections: Self = [
        .authenticatedRequest, .encryptedRequest, .signedRequest, .authenticatedResponse, .encryptedResponse,
        .signedResponse,
    ]
}
