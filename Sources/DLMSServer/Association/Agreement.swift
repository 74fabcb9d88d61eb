/// What an open association stands on.
struct Agreement {
    var offer: AssociationOffer
    var context: NegotiatedContext
    /// False after an AARQ with response-allowed FALSE: the client hears nothing, neither the AARE nor a response.
    var isConfirmed: Bool
}
