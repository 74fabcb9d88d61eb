import DLMSWire

/// Associations that are there from the start: what is agreed stands in the definition, and no AARQ asks for it.
///
/// - Spec: IEC 62056-5-3, pre-established application associations
extension Server where Application: ~Copyable {
    /// Gives a pre-established association its place on the link that the first APDU for it comes on.
    /// - Returns: whether there is such an association between these SAPs.
    mutating func establish(client: UInt16, server: UInt16, in session: inout LinkSession) -> Bool {
        guard let offer = application.association(client: client, server: server), offer.isPreEstablished,
            !offer.isCiphered || Application.Security.isServed, let index = session.findFree()
        else { return false }
        let negotiation = Negotiation(offer: offer, served: Self.served, isCiphered: offer.isCiphered)
        if Application.Security.isServed {
            let title = application.security.clientTitle(of: offer)
            session.associations[index].agree(
                SecurityAgreement(isCiphered: offer.isCiphered, client: title, takesSender: title == nil),
                isPending: false)
        }
        let agreement = Agreement(offer: offer, context: negotiation.fixed, isConfirmed: true)
        session.associations[index].open(agreement)
        application.report(.associated(offer, agreement.context), from: session.peer(agreement))
        return true
    }
}

extension LinkSession {
    /// Whether an association is open that nobody can open or release.
    func isPreEstablished(_ index: Int?) -> Bool {
        index.flatMap { associations[$0].agreement?.offer.isPreEstablished } ?? false
    }
}
