import DLMSWire

/// What is left of a request when its protection is taken off, and what its response needs to be protected alike.
struct Unprotected {
    /// The APDU: as it came, or in the security's scratch memory.
    var apdu: Octets
    var protection: Protection = []
    /// Who it is from, when it was protected.
    var sender: SystemTitle?
    /// How it was ciphered; nil when it was not.
    var form: CipheringForm?
    /// In general-ciphering: its transaction, and which key it was.
    var transactionID = Octets.empty
    var keyInfo: KeyInfo?
    /// The lowest counter that was accepted before it, when it was ciphered with the global key.
    var leastCounter: UInt64?
    /// The transaction of its signature.
    var signedTransactionID = Octets.empty
    /// The signature is around the ciphered APDU, rather than within it.
    var isSignedOutside = true

    init(_ apdu: Octets) { self.apdu = apdu }
}
