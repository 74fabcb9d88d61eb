import DLMSServer
import DLMSWire

// Who may associate.
extension LivingMeter {
    public static var hasPreEstablishedAssociations: Bool { true }

    public func association(client: UInt16, server: UInt16) -> AssociationOffer? {
        for association in associations where association.offer.client == client && association.offer.server == server {
            return association.offer
        }
        return nil
    }

    public func hasLogicalDevice(_ server: UInt16) -> Bool {
        associations.contains { $0.offer.server == server } || template.logicalDevices.contains { $0.sap == server }
    }

    public func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict {
        let secret = secret(of: offer)
        let isRight = secret.withUnsafeBytes { password.equalsInConstantTime(Octets($0)) }
        return isRight ? .accepted : .rejected(receivedLength: password.count, expectedLength: secret.count)
    }

    public func lockOut(of offer: AssociationOffer) -> Int? {
        state(device: offer.server, index: Int(offer.index))?.lockOut.remaining(at: environment.utcMilliseconds)
    }

    public func report(_ event: ServerEvent, from peer: Peer) {
        switch event {
        case .associated(let offer, _): state(device: offer.server, index: Int(offer.index))?.open()
        case .released(let offer): state(device: offer.server, index: Int(offer.index))?.close()
        case .refused(let refusal):
            guard let index = peer.association else { break }
            state(device: peer.server, index: Int(index))?.lockOut
                .refused(because: refusal.reason, at: environment.utcMilliseconds)
        case .served: break
        }
        onEvent?(event, peer)
    }

    /// The association of a logical device by its place in the definition.
    func state(device: UInt16, index: Int) -> AssociationState? {
        for association in associations
        where association.offer.server == device && Int(association.offer.index) == index {
            return association
        }
        return nil
    }

    /// The association's password or HLS secret as it is now: attribute 7 of its object, where that has one.
    func secret(of offer: AssociationOffer) -> [UInt8] {
        guard let state = state(device: offer.server, index: Int(offer.index)) else { return [] }
        guard !offer.usesShortNames else { return state.secret }
        guard case .octetString(let secret)? = try? LivingObject(meter: self, slot: state.slot).value(of: 7) else {
            return []
        }
        return secret
    }
}
