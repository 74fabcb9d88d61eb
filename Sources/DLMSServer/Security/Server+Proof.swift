import DLMSWire

/// What proves that a client and the meter know the secret, or have the key: f(StoC) and f(CtoS).
///
/// - Spec: IEC 62056-5-3, HLS authentication mechanisms
extension Server where Application: ~Copyable {
    // MARK: The client's answer

    mutating func verify(_ answer: Octets, _ dialogue: Dialogue) throws(Refusal) {
        let mechanism = dialogue.agreement.offer.mechanismID
        if mechanism == Mechanism.gmac { return try verifyGMAC(answer, dialogue) }
        if mechanism == Mechanism.ecdsa { return try verifySignature(answer, dialogue) }
        var expected = SecretMemory()
        let isRight = expected.withMemory { memory in
            var writer = ByteWriter(memory)
            writeAnswer(to: dialogue.challenges.server, dialogue, byClient: true, into: &writer)
            return writer.count > 0 && writer.written.equalsInConstantTime(answer)
        }
        expected.wipe()
        guard isRight else { throw dialogue.wrong }
    }

    /// Security control, invocation counter and tag. Clients take the counter before that of the ACTION which carries
    /// it, so it is compared with the last one accepted before that.
    private mutating func verifyGMAC(_ answer: Octets, _ dialogue: Dialogue) throws(Refusal) {
        let offer = dialogue.agreement.offer
        let control = SecurityControl(rawValue: 0x10 | application.security.suite(of: offer))
        guard answer.count == 5 &+ CipheredContents.tagLength, answer[0] == control.rawValue,
            let key = application.security.key(.unicastEncryption, of: offer),
            let client = dialogue.client
        else { throw dialogue.wrong }
        var counter: UInt32 = 0
        for index in 1...4 { counter = counter << 8 | UInt32(answer[index]) }
        let least = present.leastCounter ?? application.security.leastCounter(of: key, from: client)
        guard UInt64(counter) >= least else {
            throw .decipher(because: .invocationCounter(received: counter, least: least))
        }
        do throws(CipherError) {
            try AdditionalData(control.rawValue, of: offer, application.security).withOctets {
                (additional) throws(CipherError) in
                try application.security.open(
                    .init(start: nil, count: 0), tag: answer.dropFirst(5), with: key,
                    Nonce(sender: client, counter: counter), additional: additional, dialogue.challenges.server)
            }
        } catch {
            throw dialogue.wrong
        }
        guard application.security.received(counter, of: key, from: client) else {
            throw .decipher(because: .tooManySenders)
        }
    }

    // MARK: The meter's answer

    mutating func writeProof(_ dialogue: Dialogue, into response: inout ByteWriter) throws(Refusal) {
        response.u8(DataTag.octetString.rawValue)
        let start = response.beginPrefixed(expecting: 0)
        switch dialogue.agreement.offer.mechanismID {
        case Mechanism.gmac: try writeGMAC(dialogue, into: &response)
        case Mechanism.ecdsa: try writeSignature(dialogue, into: &response)
        default: writeAnswer(to: dialogue.challenges.client, dialogue, byClient: false, into: &response)
        }
        response.endPrefixed(at: start, expecting: 0)
    }

    private mutating func writeGMAC(_ dialogue: Dialogue, into response: inout ByteWriter) throws(Refusal) {
        let offer = dialogue.agreement.offer
        guard let key = application.security.key(.unicastEncryption, of: offer),
            let counter = application.security.nextCounter(of: key)
        else { throw .decipher(because: .countersUsedUp) }
        let control = 0x10 | application.security.suite(of: offer)
        response.u8(control)
        response.u32(counter)
        let tag = response.count
        response.append(CipheredContents.tagLength)
        try response.require(0)
        let nonce = Nonce(sender: application.security.systemTitle, counter: counter)
        do throws(CipherError) {
            try response.change(tag..<response.count) { (tag) throws(CipherError) in
                try AdditionalData(control, of: offer, application.security).withOctets {
                    (additional) throws(CipherError) in
                    try application.security.seal(
                        .init(start: nil, count: 0), tag: tag, with: key, nonce, additional: additional,
                        dialogue.challenges.client)
                }
            }
        } catch {
            throw dialogue.wrong
        }
    }

    // MARK: ECDSA

    private mutating func verifySignature(_ answer: Octets, _ dialogue: Dialogue) throws(Refusal) {
        guard let client = dialogue.client else { throw dialogue.wrong }
        var message = SecretMemory()
        let fault = message.withMemory { memory in
            var text = ByteWriter(memory)
            writeText(dialogue, byClient: true, into: &text)
            do throws(CipherError) {
                try application.security.verify(
                    answer, of: text.written, from: client, for: dialogue.agreement.offer)
                return nil as CipherError?
            } catch {
                return error
            }
        }
        guard let fault else { return }
        throw fault == .invalidKey ? .access(.readWriteDenied, because: .noCertificate(of: client)) : dialogue.wrong
    }

    private mutating func writeSignature(_ dialogue: Dialogue, into response: inout ByteWriter) throws(Refusal) {
        var message = SecretMemory()
        let start = response.count
        let isSigned = message.withMemory { memory in
            var text = ByteWriter(memory)
            writeText(dialogue, byClient: false, into: &text)
            do throws(CipherError) {
                try application.security.sign(text.written, for: dialogue.agreement.offer, into: &response)
                return response.count > start
            } catch {
                return false
            }
        }
        guard isSigned else { throw .access(.readWriteDenied, because: .noSigningKey) }
    }

    // MARK: Mechanisms without a counter

    /// Writes the answer to a challenge; nothing when the secret cannot be used.
    private func writeAnswer(
        to challenge: Octets, _ dialogue: Dialogue, byClient: Bool, into writer: inout ByteWriter
    ) {
        var message = SecretMemory()
        message.withMemory { memory in
            var text = ByteWriter(memory)
            switch dialogue.agreement.offer.mechanismID {
            case Mechanism.high: writeBlocks(of: challenge, dialogue, memory, into: &writer)
            case Mechanism.md5, Mechanism.sha1:
                text.octets(challenge)
                application.security.writeSecret(of: dialogue.agreement.offer, into: &text)
                let isMD5 = dialogue.agreement.offer.mechanismID == Mechanism.md5
                application.security.digest(isMD5 ? .md5 : .sha1, of: text.written, into: &writer)
            default:
                application.security.writeSecret(of: dialogue.agreement.offer, into: &text)
                writeText(dialogue, byClient: byClient, into: &text)
                application.security.digest(.sha256, of: text.written, into: &writer)
            }
        }
        message.wipe()
    }

    /// Title of who answers, title of the other, the challenge answered, and the other one.
    private func writeText(_ dialogue: Dialogue, byClient: Bool, into text: inout ByteWriter) {
        let client = dialogue.client ?? SystemTitle(rawValue: 0)
        let own = application.security.systemTitle
        (byClient ? client : own).encode(into: &text)
        (byClient ? own : client).encode(into: &text)
        text.octets(byClient ? dialogue.challenges.server : dialogue.challenges.client)
        text.octets(byClient ? dialogue.challenges.client : dialogue.challenges.server)
    }

    /// The challenge, filled up with zeros to whole blocks, encrypted with the first 16 octets of the secret.
    private func writeBlocks(
        of challenge: Octets, _ dialogue: Dialogue, _ memory: UnsafeMutableRawBufferPointer,
        into writer: inout ByteWriter
    ) {
        var secret = ByteWriter(memory)
        application.security.writeSecret(of: dialogue.agreement.offer, into: &secret)
        let key = secret.written.prefix(16)
        let start = writer.count
        writer.octets(challenge)
        writer.append((16 &- challenge.count % 16) % 16)
        guard !writer.hasOverflowed else { return writer.rewind(to: start) }
        do throws(CipherError) {
            try writer.change(start..<writer.count) { (blocks) throws(CipherError) in
                try application.security.encryptBlocks(blocks, key: key)
            }
        } catch {
            writer.rewind(to: start)
        }
    }
}

/// What passes 3 and 4 are about.
struct Dialogue {
    let agreement: Agreement
    let client: SystemTitle?
    let challenges: Challenges
    var wrong: Refusal {
        .access(.readWriteDenied, because: .authentication(mechanism: agreement.offer.mechanismID))
    }
}
