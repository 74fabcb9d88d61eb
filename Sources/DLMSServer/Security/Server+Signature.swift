import DLMSWire

/// General-signing: a signature covers the header, and the content without its length.
///
/// - Spec: IEC 62056-5-3, General-Signing
extension Server where Application: ~Copyable {
    /// Checks a signature and takes it off.
    mutating func removeSignature(
        from message: inout Unprotected, of offer: AssociationOffer, _ agreed: SecurityAgreement
    ) throws(Refusal) {
        var signed = try SignedMessage(message.apdu)
        var agreed = agreed
        agreed.client = agreed.client ?? message.sender
        let signer = try checkSender(signed.header.originatorSystemTitle, agreed)
        try checkRecipient(signed.header.recipientSystemTitle)
        let isDeciphered = message.form != nil
        let joined = try join(signed, isDeciphered: isDeciphered)
        if isDeciphered {
            // The header has moved, and what is needed of it.
            let id = signed.header.transactionID
            signed.transactionID = joined.dropFirst(1).prefix(id.count)
        }
        do throws(CipherError) {
            try application.security.verify(signed.signature, of: joined, from: signer, for: offer)
        } catch {
            throw .decipher(because: error == .invalidKey ? .noCertificate(of: signer) : .signature)
        }
        message.protection.insert(.signedRequest)
        message.sender = signer
        message.signedTransactionID = signed.transactionID
        message.isSignedOutside = !isDeciphered
        message.apdu = signed.content
    }

    /// Brings header and content together in the scratch memory, where a deciphered APDU lies already.
    private func join(_ signed: SignedMessage, isDeciphered: Bool) throws(Refusal) -> Octets {
        let scratch = application.security.scratch
        let (header, content) = (signed.headerOctets, signed.content)
        let length = header.count &+ content.count
        guard length <= scratch.count else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                because: .pduTooLong(length: length, limit: scratch.count))
        }
        guard isDeciphered, let start = scratch.baseAddress, let place = content.bytes.baseAddress else {
            scratch.copyMemory(from: header.bytes)
            UnsafeMutableRawBufferPointer(rebasing: scratch[header.count...]).copyMemory(from: content.bytes)
            return Octets(UnsafeRawBufferPointer(rebasing: scratch[..<length]))
        }
        let front = start.distance(to: UnsafeMutableRawPointer(mutating: place)) &- header.count
        UnsafeMutableRawBufferPointer(rebasing: scratch[front..<(front &+ header.count)]).copyMemory(from: header.bytes)
        return Octets(UnsafeRawBufferPointer(rebasing: scratch[front..<(front &+ length)]))
    }

    /// Octets that a signature takes beside the APDU, at most.
    func signatureSize(_ transactionID: Octets, _ offer: AssociationOffer, _ agreed: SecurityAgreement) -> Int {
        // The tag, and two lengths of three octets at most.
        7 &+ headerSize(transactionID, agreed) &+ signatureLength(offer)
    }

    /// Signs what was written from `start` on.
    mutating func sign(
        from start: Int, _ transactionID: Octets, of offer: AssociationOffer, _ agreed: SecurityAgreement,
        in writer: inout ByteWriter
    ) throws(Refusal) {
        guard writer.count > start else { return }
        let content = writer.count &- start
        let front = 1 &+ headerSize(transactionID, agreed)
        writer.insert(front, at: start)
        writer.length(signatureLength(offer))
        guard signatureLength(offer) > 0, !writer.hasOverflowed else {
            throw fault(in: &writer, from: start, offer)
        }
        writer.change(start..<(start &+ front)) { memory in
            var header = ByteWriter(memory)
            header.u8(APDUTag.generalSigning.rawValue)
            writeHeader(transactionID, agreed, into: &header)
        }
        let signed = writer.written.dropFirst(start &+ 1).prefix(front &- 1 &+ content)
        let end = writer.count
        do throws(CipherError) {
            try application.security.sign(signed, for: offer, into: &writer)
        } catch {
            throw fault(in: &writer, from: start, offer)
        }
        guard writer.count > end else { throw fault(in: &writer, from: start, offer) }
        writer.insertLength(content, at: start &+ front)
        if writer.hasOverflowed { throw fault(in: &writer, from: start, offer) }
    }

    /// Takes back a response that cannot be signed: for want of a key, or of room.
    private func fault(in writer: inout ByteWriter, from start: Int, _ offer: AssociationOffer) -> Refusal {
        let (length, isTooLong) = (writer.count &- start &+ writer.overflow, writer.hasOverflowed)
        writer.rewind(to: start)
        guard isTooLong else { return .decipher(because: .noSigningKey) }
        return .exception(
            ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
            because: .responseTooLong(length: length, limit: writer.limit))
    }

    private func signatureLength(_ offer: AssociationOffer) -> Int {
        EllipticCurve(suite: application.security.suite(of: offer))?.pairLength ?? 0
    }

    private func headerSize(_ transactionID: Octets, _ agreed: SecurityAgreement) -> Int {
        5 &+ transactionID.count &+ SystemTitle.length &* (agreed.client == nil ? 1 : 2)
    }

    /// Writes the header of a response.
    func writeHeader(_ transactionID: Octets, _ agreed: SecurityAgreement, into writer: inout ByteWriter) {
        writer.length(transactionID.count)
        writer.octets(transactionID)
        writer.length(SystemTitle.length)
        application.security.systemTitle.encode(into: &writer)
        if let client = agreed.client {
            writer.length(SystemTitle.length)
            client.encode(into: &writer)
        } else {
            writer.length(0)
        }
        // Neither date-time nor other-information.
        writer.length(0)
        writer.length(0)
    }
}
