import DLMSWire

/// Passes 3 and 4 of high level security: the client answers the meter's challenge with the method
/// reply_to_HLS_authentication of its association, and gets the answer to its own.
///
/// - Spec: IEC 62056-5-3, high level security authentication
extension Server where Application: ~Copyable {
    /// Serves a request of an association that is pending: nothing but the client's answer.
    mutating func authenticate(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        guard let agreement = session.associations[association].agreement else { return }
        let reply = try readReply(exchange)
        let challenges = Challenges(in: session.memory(of: association), agreement.offer.mechanismID)
        let dialogue = Dialogue(
            agreement: agreement, client: session.associations[association].security.client, challenges: challenges)
        do throws(Refusal) {
            // Somebody else's wrong answers, after this client got its challenge.
            try checkLockOut(of: agreement.offer)
            try verify(reply.answer, dialogue)
            reply.form.begin(&response)
            if reply.form != .write { try writeProof(dialogue, into: &response) }
            session.associations[association].authenticated()
            session.giveBack(association)
            application.report(.associated(agreement.offer, agreement.context), from: exchange.peer)
        } catch {
            let refusal = Refusal(reply.form.refusal, because: error.reason)
            end(association, of: &session)
            response.rewind(to: exchange.start)
            reply.form.refuse(refusal, into: &response)
            application.report(.refused(refusal), from: exchange.peer)
        }
    }
}
