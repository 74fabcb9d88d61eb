import DLMSWire

/// Writing what the meter tells a client without being asked.
extension Server where Application: ~Copyable {
    /// Writes an APDU that nobody asked for, protected as the client's association has it.
    ///
    /// EventNotification and InformationReport go under their own global or dedicated form; DataNotification has none and
    /// goes under general ciphering.
    /// - Parameters:
    ///   - isGeneral: whether the service has no protected form of its own.
    ///   - body: writes the plain APDU for the client.
    /// - Throws: why nothing can be told; then nothing is written.
    public mutating func notify(
        client: UInt16, server: UInt16, isGeneral: Bool, in session: inout LinkSession,
        into writer: inout ByteWriter, _ body: (inout Self, Peer, inout ByteWriter) throws(Refusal) -> Void
    ) throws(Refusal) {
        guard let index = session.find(client: client, server: server),
            let agreement = session.associations[index].agreement, !session.associations[index].isPending
        else { throw Refusal(.none, because: .noAssociation) }
        let (agreed, peer) = (session.associations[index].security, session.peer(agreement))
        guard Application.Security.isServed, agreed.isCiphered else { return try body(&self, peer, &writer) }
        let policy = application.security.policy(of: agreement.offer)
        let form = CipheringForm(isGeneral: isGeneral, isDedicated: agreed.dedicatedKey != nil)
        let envelope = Envelope(form, from: application.security.systemTitle, into: &writer)
        present = PresentRequest(protection: policy.ofRequest)
        defer { present = PresentRequest() }
        do throws(Refusal) {
            try body(&self, peer, &writer)
        } catch {
            writer.rewind(to: envelope.start)
            throw error
        }
        let protection = policy.ofResponse.union(present.demanded.ofResponse)
        try close(envelope, protection, of: agreement.offer, agreed, in: &writer)
        if Self.served.contains(.generalProtection), protection.contains(.signedResponse) {
            try sign(from: envelope.start, .empty, of: agreement.offer, agreed, in: &writer)
        }
    }

    /// Writes an EventNotification with the value of an attribute that `peer` may read.
    ///
    /// - Spec: IEC 62056-5-3, EventNotification service
    public mutating func writeEventNotification(
        of attribute: AttributeDescriptor, for peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        try admit(.eventNotification, .eventNotificationRequest, for: peer)
        let time = application.dateTime(for: peer)
        writer.u8(APDUTag.eventNotificationRequest.rawValue)
        writer.u8(time == nil ? 0 : 1)
        if let time { writer.optionalDateTime(time) }
        attribute.encode(into: &writer)
        try read(AttributeReference(attribute), snapshot: 0, for: peer, into: &writer)
    }

    /// Writes a DataNotification with values of attributes that `peer` may read: one value as it is, several in a
    /// structure.
    ///
    /// - Spec: IEC 62056-5-3, DataNotification service
    public mutating func writeDataNotification(
        _ invokeID: LongInvokeIDAndPriority, of attributes: some Collection<AttributeDescriptor>, for peer: Peer,
        into writer: inout ByteWriter
    ) throws(Refusal) {
        try admit(.dataNotification, .dataNotification, for: peer)
        writer.u8(APDUTag.dataNotification.rawValue)
        invokeID.encode(into: &writer)
        writer.optionalDateTime(application.dateTime(for: peer))
        if attributes.count != 1 { writer.structure(count: attributes.count) }
        for attribute in attributes {
            try read(AttributeReference(attribute), snapshot: 0, for: peer, into: &writer)
        }
    }

    /// Lets a notification through that the association has.
    func admit(_ service: Conformance, _ tag: APDUTag, for peer: Peer) throws(Refusal) {
        guard has(service, peer) else {
            let granted = peer.context.conformance
            throw Refusal(.none, because: .serviceNotNegotiated(tag: tag.rawValue, granted: granted))
        }
    }
}
