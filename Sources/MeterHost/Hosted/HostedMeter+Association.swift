import DLMSServer
import DLMSWire

extension HostedObject {
    /// Association LN, version 0: what a client asks first, to learn what there is.
    ///
    /// - Spec: IEC 62056-6-2, Association LN
    static var currentAssociation: HostedObject {
        let attributes = (2...8).map { id in Attribute(id, read: id == 7 ? nil : { .nullData }) }
        return HostedObject(classID: 15, "0.0.40.0.0.255", attributes: attributes)
    }
}

extension HostedMeter {
    /// Value of an attribute of the association that `peer` uses; nil for an attribute that the class does not have.
    func currentValue(_ attribute: UInt8, for peer: Peer) -> DataValue? {
        switch attribute {
        case 2: objectList(for: peer)
        case 3: .structure([.integer(Int8(truncatingIfNeeded: peer.client)), .longUnsigned(peer.server)])
        case 4: Self.name(kind: 1, id: 1)
        case 5: Self.contextInfo(peer.context)
        case 6: Self.name(kind: 2, id: isTrusted(peer) ? 1 : 0)
        case 8: .enumeration(2)
        default: nil
        }
    }

    private func objectList(for peer: Peer) -> DataValue {
        .array(
            objects.map { object in
                .structure([
                    .longUnsigned(object.classID), .unsigned(object.version),
                    .octetString(encoded { object.instance.encode(into: &$0) }), rights(of: object, for: peer),
                ])
            })
    }

    private func rights(of object: HostedObject, for peer: Peer) -> DataValue {
        let isTrusted = isTrusted(peer)
        let attributes = ([1] + object.attributes.map(\.id)).map { id -> DataValue in
            let right = object.access(attribute: id, for: peer.client, isTrusted: isTrusted) ?? []
            return .structure([.integer(Int8(id)), .enumeration(right.legacyCode), .nullData])
        }
        let methods = object.methods.map { method -> DataValue in
            let right = object.access(method: method.id, for: peer.client, isTrusted: isTrusted) ?? []
            return .structure([.integer(Int8(method.id)), .boolean(right.contains(.access))])
        }
        return .structure([.array(attributes), .array(methods)])
    }

    /// 2.16.756.5.8.`kind`.`id`, arc by arc.
    private static func name(kind: UInt8, id: UInt8) -> DataValue {
        .structure([
            .unsigned(2), .unsigned(16), .longUnsigned(756), .unsigned(5), .unsigned(8), .unsigned(kind), .unsigned(id),
        ])
    }

    private static func contextInfo(_ context: NegotiatedContext) -> DataValue {
        let bits = context.conformance.rawValue
        let conformance = BitString(count: 24, octets: [16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) })
        return .structure([
            .bitString(conformance), .longUnsigned(context.maxReceivePDU), .longUnsigned(context.maxSendPDU),
            .unsigned(context.dlmsVersion), .integer(0), .octetString([]),
        ])
    }
}
