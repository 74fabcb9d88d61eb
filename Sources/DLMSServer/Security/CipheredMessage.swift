import DLMSWire

/// A ciphered APDU as it came.
struct CipheredMessage {
    let form: CipheringForm
    /// The sender as the APDU names it; empty in the forms that do not.
    let sender: Octets
    let contents: CipheredContents
    /// In general-ciphering: its header, as it was read and as it came, and which key it is.
    var header = GeneralHeader()
    var headerOctets = Octets.empty
    var keyInfo: KeyInfo?

    /// - Returns: nil when the APDU is not ciphered.
    init?(_ apdu: Octets) throws(Refusal) {
        guard !apdu.isEmpty, CipheringForm(tag: apdu[0]) != .plain else { return nil }
        form = CipheringForm(tag: apdu[0])
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            switch form {
            case .plain, .global, .dedicated:
                (sender, contents) = (.empty, try ServiceCiphering(from: &reader).contents)
            case .generalGlobal, .generalDedicated:
                let message = try GeneralKeyCiphering(from: &reader)
                (sender, contents) = (message.systemTitle, message.contents)
            case .generalCiphering:
                let message = try GeneralCiphering(from: &reader)
                (sender, contents) = (message.header.originatorSystemTitle, message.contents)
                (header, keyInfo) = (message.header, message.keyInfo)
            }
            try reader.finish("APDU")
        } catch {
            throw .malformed(error)
        }
        if form == .generalCiphering { headerOctets = try header.octets(in: apdu) }
    }
}

extension GeneralHeader {
    /// The header as it came, behind the tag of its APDU.
    func octets(in apdu: Octets) throws(Refusal) -> Octets {
        guard length <= AdditionalData.headerLimit else {
            throw .decipher(because: .headerTooLong(length: length, limit: AdditionalData.headerLimit))
        }
        return apdu.dropFirst(1).prefix(length)
    }
}

/// A signed APDU as it came.
struct SignedMessage {
    let header: GeneralHeader
    let headerOctets: Octets
    let content: Octets
    let signature: Octets
    /// A view that may have to follow the header when that is moved.
    var transactionID: Octets

    init(_ apdu: Octets) throws(Refusal) {
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            let message = try GeneralSigning(from: &reader)
            try reader.finish("APDU")
            (header, content, signature) = (message.header, message.content, message.signature)
            transactionID = message.header.transactionID
        } catch {
            throw .malformed(error)
        }
        headerOctets = try header.octets(in: apdu)
    }
}

extension Refusal {
    /// The APDU cannot be deciphered. The answer is not protected: whoever sent it may not have the keys.
    static func decipher(because reason: RefusalReason) -> Refusal {
        .exception(ExceptionResponse.serviceNotAllowed, ExceptionResponse.decipheringError, because: reason)
    }

    /// The counter that the peer should use, in an exception-response about its counter.
    var expectedCounter: UInt32? {
        guard case .exception(_, ExceptionResponse.invocationCounterError) = answer,
            case .invocationCounter(_, let least) = reason
        else { return nil }
        return UInt32(clamping: least)
    }
}
