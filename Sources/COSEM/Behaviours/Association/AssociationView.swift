import DLMSServer
import DLMSWire

/// The association that an Association LN object stands for, as a reader sees it.
struct AssociationView {
    let object: LivingObject
    let state: AssociationState
    /// What the reader has negotiated, when it is the reader's own association.
    private let ownContext: NegotiatedContext?

    /// - Throws: ``DataAccessResult/objectUnavailable`` when the object's name is not that of an association.
    init(of object: LivingObject, for peer: Peer?) throws(DataAccessResult) {
        let own = peer?.association.map(Int.init)
        guard let number = object.instance.associationNumber,
            let state = Self.state(number, of: object, own: own)
        else { throw .objectUnavailable }
        (self.object, self.state) = (object, state)
        ownContext = own == Int(state.offer.index) ? peer?.context : nil
    }

    /// The caller's association, for number 0, if it is of the kind that the object's class shows; for others, as for
    /// the console, the first that is.
    private static func state(_ number: UInt8, of object: LivingObject, own: Int?) -> AssociationState? {
        let (meter, device) = (object.meter, object.id.device)
        let isShown = { (state: AssociationState) in state.offer.associationClass == object.interfaceClass.id }
        guard number == 0 else {
            return meter.state(device: device, index: Int(number) - 1).flatMap { isShown($0) ? $0 : nil }
        }
        if let own, let state = meter.state(device: device, index: own), isShown(state) { return state }
        return meter.associations.first { $0.offer.server == device && isShown($0) }
    }

    var meter: LivingMeter { object.meter }
    var index: Int { Int(state.offer.index) }
    var isOpen: Bool { ownContext != nil || state.openCount > 0 }
    /// The object that keeps what the association holds.
    var numbered: LivingObject { LivingObject(meter: meter, slot: state.slot) }
}

// MARK: - Attributes

extension AssociationView {
    /// associated_partners_id: client and server SAP.
    func writePartners(into writer: inout ByteWriter) {
        writer.structure(count: 2)
        writer.integer(Int8(truncatingIfNeeded: state.offer.client))
        writer.longUnsigned(state.offer.server)
    }

    /// xDLMS_context_info: what was negotiated, or, for another client's association, what is offered.
    func writeContext(into writer: inout ByteWriter) {
        let offer = state.offer
        let context =
            ownContext
            ?? NegotiatedContext(
                conformance: offer.conformance, maxReceivePDU: offer.maxReceivePDU, maxSendPDU: offer.maxSendPDU)
        writer.structure(count: 6)
        writer.u8(DataTag.bitString.rawValue)
        writer.length(24)
        writer.unsigned(UInt64(context.conformance.rawValue), 3)
        writer.longUnsigned(context.maxReceivePDU)
        writer.longUnsigned(context.maxSendPDU)
        writer.unsigned(context.dlmsVersion)
        writer.integer(0)
        writer.octetString(Octets.empty)
    }

    /// The two object identifiers of an association, below 2.16.756.5.8.
    enum Name: UInt8 {
        case applicationContext = 1
        case mechanism = 2
    }

    /// Version 0 has the arcs one by one, later ones the octets of the object identifier.
    func writeName(_ name: Name, into writer: inout ByteWriter) {
        let last = name == .mechanism ? state.offer.mechanismID : state.offer.contextID
        guard object.interfaceClass.version == 0 else {
            writer.u8(DataTag.octetString.rawValue)
            writer.length(7)
            for octet in [0x60, 0x85, 0x74, 0x05, 0x08] as [UInt8] { writer.u8(octet) }
            writer.u8(name.rawValue)
            return writer.u8(last)
        }
        writer.structure(count: 7)
        writer.unsigned(2)
        writer.unsigned(16)
        writer.longUnsigned(756)
        for arc in [5, 8, name.rawValue, last] { writer.unsigned(arc) }
    }

    /// A static attribute of the numbered object, encoded: the secret or the user list.
    func kept(_ attribute: UInt8) throws(DataAccessResult) -> [UInt8] {
        guard let octets = try? numbered.encodedValue(of: attribute) else { throw .objectUnavailable }
        return octets
    }

    /// Whether this can be the association's secret. GMAC and ECDSA have keys instead; mechanism 2 takes its key of 16
    /// octets from the secret.
    func suits(secret: [UInt8]) -> Bool {
        switch state.offer.mechanismID {
        case 0, 5, 7: false
        case 2: (16...64).contains(secret.count)
        default: (1...64).contains(secret.count)
        }
    }

    /// Gives the association another secret. It is asked for when the association is opened next.
    /// - Throws: ``ActionResult/otherReason`` when it is none for the association's mechanism.
    func changeSecret(_ parameter: Octets) throws(ActionResult) {
        guard case .octetString(let secret)? = DataValue(parameter) else { throw .typeUnmatched }
        guard suits(secret: secret) else { throw .otherReason }
        keepSecret(secret)
    }

    private func keepSecret(_ secret: [UInt8]) {
        guard state.offer.usesShortNames else {
            return keep(DataValue.octetString(secret).octets, as: AssociationBehaviour.Attribute.secret)
        }
        state.secret = secret
        meter.memory?.keep(secret, as: .secret(device: state.offer.server, client: state.offer.client))
    }

    /// Gives a static attribute of the numbered object another value. A new secret is asked for when the association
    /// is opened next.
    func keep(_ value: [UInt8], as attribute: UInt8) {
        meter.setSource(.value(value), of: attribute, slot: state.slot)
        meter.onChange?(numbered.id, attribute)
    }
}

// MARK: - Object list

extension AssociationView {
    /// Gives the association rights on an object that the logical device has.
    func addObject(_ entry: ObjectListEntry) throws(ActionResult) {
        let target = try self.target(entry)
        let asMasks = object.interfaceClass.version >= 3
        meter.setRights(target.slot, association: index) { attribute in
            let mode = entry.attributeModes[attribute] ?? 0
            return asMasks ? AttributeAccess(rawValue: mode) : AttributeAccess(legacyCode: mode)
        } methods: { method in
            let mode = entry.methodModes[method] ?? 0
            return asMasks ? MethodAccess(rawValue: mode) : MethodAccess(legacyCode: mode)
        }
        meter.onObjectsChanged?()
    }

    /// Takes all the association's rights on an object away: it is not in the object list any more.
    func removeObject(_ entry: ObjectListEntry) throws(ActionResult) {
        let target = try self.target(entry)
        // Without its own object an association could never mend its list.
        guard target.instance != .association(0) || target.id.classID != InterfaceClassID.associationLN else {
            throw .readWriteDenied
        }
        meter.setRights(target.slot, association: index) { _ in
            []
        } methods: { _ in
            []
        }
        meter.onObjectsChanged?()
    }

    private func target(_ entry: ObjectListEntry) throws(ActionResult) -> LivingObject {
        let id = ObjectID(device: object.id.device, classID: entry.classID, instance: entry.instance)
        guard let target = meter.object(id) else { throw .objectUndefined }
        guard target.interfaceClass.version == entry.version else { throw .objectClassInconsistent }
        return target
    }
}
