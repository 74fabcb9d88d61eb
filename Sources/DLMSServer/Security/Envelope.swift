import DLMSWire

/// Room in front of an APDU that is to be protected in place.
struct Envelope {
    /// Octets that come behind the APDU's own at most: the tag, and two of a length in front that turns out longer.
    static let behind = CipheredContents.tagLength &+ 2

    let form: CipheringForm
    let sender: SystemTitle
    /// Where the protected APDU begins, where its length stands, and where the plain APDU begins.
    let start, lengthPlace, body: Int
    /// The header of general-ciphering, which the tag covers.
    let header: Range<Int>
    /// The key, where it is neither the global nor the dedicated one.
    let key: KeyHandle?

    /// Leaves room for everything in front.
    init(_ form: CipheringForm, from sender: SystemTitle, into writer: inout ByteWriter) {
        (self.form, self.sender) = (form, sender)
        start = writer.count
        writer.u8(0)
        if form.isGeneral {
            writer.length(SystemTitle.length)
            sender.encode(into: &writer)
        }
        (header, key) = (start..<start, nil)
        lengthPlace = writer.beginPrefixed(expecting: 0)
        writer.u8(0)
        writer.u32(0)
        body = writer.count
    }

    /// Leaves room behind the header and the key-info of general-ciphering, which have been written from `start` on.
    init(
        from sender: SystemTitle, at start: Int, header: Range<Int>, key: KeyHandle?, into writer: inout ByteWriter
    ) {
        (form, self.sender, self.start, self.header, self.key) = (.generalCiphering, sender, start, header, key)
        lengthPlace = writer.beginPrefixed(expecting: 0)
        writer.u8(0)
        writer.u32(0)
        body = writer.count
    }
}

extension Server where Application: ~Copyable {
    /// Leaves room in front of a response, for the form in which its request came.
    mutating func openEnvelope(
        _ form: CipheringForm, for message: Unprotected, _ offer: AssociationOffer, _ agreed: SecurityAgreement,
        into writer: inout ByteWriter
    ) throws(Refusal) -> Envelope {
        let own = application.security.systemTitle
        guard Self.served.contains(.generalProtection), form == .generalCiphering else {
            return Envelope(form, from: own, into: &writer)
        }
        let start = writer.count
        writer.u8(0)
        writeHeader(message.transactionID, agreed, into: &writer)
        let header = (start &+ 1)..<writer.count
        do throws(Refusal) {
            let key = try writeKeyInfo(message, offer, agreed, into: &writer)
            return Envelope(from: own, at: start, header: header, key: key, into: &writer)
        } catch {
            writer.rewind(to: start)
            throw error
        }
    }

    /// Protects the APDU that was written behind `envelope`; an APDU that needs no protection, or has no protected form,
    /// moves to the front.
    mutating func close(
        _ envelope: Envelope, _ protection: Protection, of offer: AssociationOffer, _ agreed: SecurityAgreement,
        in writer: inout ByteWriter
    ) throws(Refusal) {
        guard writer.count > envelope.body, !writer.hasOverflowed else { return writer.rewind(to: envelope.start) }
        let bits = protection.controlBits
        guard bits != 0, let tag = envelope.form.tag(for: writer.written[envelope.body]) else {
            return writer.remove(envelope.start..<envelope.body)
        }
        let key =
            envelope.form.usesDedicatedKey
            ? agreed.dedicatedKey : envelope.key ?? application.security.key(.unicastEncryption, of: offer)
        guard let key, let counter = application.security.nextCounter(of: key) else {
            writer.rewind(to: envelope.start)
            throw Refusal(.none, because: .countersUsedUp)
        }
        let control = bits | application.security.suite(of: offer)
        let length = writer.count &- envelope.body
        writer.patch(u8: tag, at: envelope.start)
        writer.patch(u8: control, at: envelope.body &- 5)
        writer.patch(u32: counter, at: envelope.body &- 4)
        let isAuthenticated = SecurityControl(rawValue: control).isAuthenticated
        if isAuthenticated { writer.append(CipheredContents.tagLength) }
        writer.endPrefixed(at: envelope.lengthPlace, expecting: 0)
        guard !writer.hasOverflowed else { return writer.rewind(to: envelope.start) }
        let end = writer.count
        let text = (end &- length &- (isAuthenticated ? CipheredContents.tagLength : 0))
        let nonce = Nonce(sender: envelope.sender, counter: counter)
        let header = writer.written.dropFirst(envelope.header.lowerBound).prefix(envelope.header.count)
        do throws(CipherError) {
            try writer.change(text..<end) { (memory) throws(CipherError) in
                try seal(memory, length, control, header, with: key, nonce, of: offer)
            }
        } catch {
            writer.rewind(to: envelope.start)
            throw Refusal(.none, because: .authenticationTag)
        }
    }

    /// Seals the first `length` octets of `memory`; the tag goes behind them.
    private mutating func seal(
        _ memory: UnsafeMutableRawBufferPointer, _ length: Int, _ control: UInt8, _ header: Octets, with key: KeyHandle,
        _ nonce: Nonce,
        of offer: AssociationOffer
    ) throws(CipherError) {
        let text = UnsafeMutableRawBufferPointer(rebasing: memory[..<length])
        let tag = UnsafeMutableRawBufferPointer(rebasing: memory[length...])
        let additional = AdditionalData(control, of: offer, header: header, application.security)
        try additional.withOctets { (additional) throws(CipherError) in
            if SecurityControl(rawValue: control).isEncrypted {
                try application.security.seal(text, tag: tag, with: key, nonce, additional: additional, .empty)
            } else {
                try application.security.seal(
                    .init(start: nil, count: 0), tag: tag, with: key, nonce, additional: additional,
                    Octets(UnsafeRawBufferPointer(text)))
            }
        }
    }
}
