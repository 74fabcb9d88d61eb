import DLMSWire

/// Ways to agree on a key for one message, as key-parameters name them.
///
/// - Spec: IEC 62056-5-3, Key-Info, agreed-key
enum AgreementScheme: UInt8 {
    /// One-pass Diffie-Hellman C(1e, 1s): the originator has an ephemeral key pair, and signs its public key.
    case onePass = 1
    /// Static Unified Model C(0e, 2s): the transaction-id makes another key of the same secret each time.
    case staticUnified = 2
}

/// Keys that come with a message of general-ciphering: wrapped under the master key, or agreed.
extension Server where Application: ~Copyable {
    /// Finds the key of a request.
    mutating func messageKey(
        of message: CipheredMessage, from sender: SystemTitle, _ offer: AssociationOffer
    ) throws(Refusal) -> KeyHandle {
        guard Self.served.contains(.generalProtection), let info = message.keyInfo else {
            throw .decipher(because: .cipheringForm(tag: APDUTag.generalCiphering.rawValue))
        }
        let scheme = try check(info, from: sender, offer)
        let (own, id) = (application.security.systemTitle, message.header.transactionID)
        var memory = SecretMemory()
        defer { memory.wipe() }
        do throws(CipherError) {
            return try memory.withMemory { (memory) throws(CipherError) in
                var key = ByteWriter(memory)
                switch info {
                case .identified: throw .invalidKey
                case .wrapped(_, let data): try application.security.unwrap(data, for: offer, into: &key)
                case .agreed(_, let data):
                    let peer =
                        scheme == .onePass ? AgreementKey.publicKey(data.prefix(data.count / 2)) : .certified(sender)
                    key.u32(1)
                    try application.security.agree(with: peer, for: offer, into: &key)
                    deriveKey(from: &key, in: memory, scheme, sender, own, id, offer)
                }
                return try install(key.written, offer)
            }
        } catch {
            throw .decipher(because: .keyRefused(error))
        }
    }

    private mutating func install(_ key: Octets, _ offer: AssociationOffer) throws(CipherError) -> KeyHandle {
        guard let handle = application.security.install(messageKey: key, for: offer) else {
            throw .keyLength(key.count)
        }
        return handle
    }

    /// Checks what the request says of its key; an ephemeral public key must be signed by its sender.
    private mutating func check(
        _ info: KeyInfo, from sender: SystemTitle, _ offer: AssociationOffer
    ) throws(Refusal) -> AgreementScheme? {
        switch info {
        case .identified: return nil
        case .wrapped(let kek, _):
            guard kek == 0 else { throw .decipher(because: .unknownKey(choice: 1, id: kek)) }
            return nil
        case .agreed(let parameters, let data):
            let pair = EllipticCurve(suite: application.security.suite(of: offer))?.pairLength ?? 0
            guard parameters.count == 1, let scheme = AgreementScheme(rawValue: parameters[0]),
                data.count == (scheme == .onePass ? 2 &* pair : 0)
            else { throw .decipher(because: .unknownKey(choice: 2, id: parameters.count == 1 ? parameters[0] : nil)) }
            guard scheme == .onePass else { return scheme }
            do throws(CipherError) {
                try application.security.verify(
                    data.dropFirst(pair), of: data.prefix(pair), from: sender, for: offer)
            } catch {
                throw .decipher(because: error == .invalidKey ? .noCertificate(of: sender) : .signature)
            }
            return scheme
        }
    }

    /// The concatenation KDF, in one round: its digest is never shorter than the key. `key` holds the round's number and
    /// the secret, and afterwards nothing but the key.
    ///
    /// - Spec: NIST SP 800-56A, concatenation key derivation function
    private func deriveKey(
        from key: inout ByteWriter, in memory: UnsafeMutableRawBufferPointer, _ scheme: AgreementScheme?,
        _ originator: SystemTitle, _ recipient: SystemTitle, _ transactionID: Octets, _ offer: AssociationOffer
    ) {
        let isLong = application.security.suite(of: offer) == 2
        // The algorithm, below 2.16.756.5.8.3: AES-GCM-128 or AES-GCM-256.
        key.unsigned(0x6085_7405_0803, 6)
        key.u8(isLong ? 1 : 0)
        originator.encode(into: &key)
        if scheme == .staticUnified {
            key.length(transactionID.count)
            key.octets(transactionID)
        }
        recipient.encode(into: &key)
        let text = key.written
        var digest = ByteWriter(UnsafeMutableRawBufferPointer(rebasing: memory[text.count...]))
        application.security.digest(isLong ? .sha384 : .sha256, of: text, into: &digest)
        let length = isLong ? 32 : 16
        key.rewind(to: 0)
        key.octets(digest.written.prefix(length))
    }
}

// MARK: - The response

extension Server where Application: ~Copyable {
    /// Says with which key the response is ciphered, in the way of the request: with the same wrapped key, or one agreed
    /// anew with the meter as originator.
    /// - Returns: the key; nil for the global one.
    mutating func writeKeyInfo(
        _ message: borrowing Unprotected, _ offer: AssociationOffer, _ agreed: SecurityAgreement,
        into writer: inout ByteWriter
    ) throws(Refusal) -> KeyHandle? {
        guard let info = message.keyInfo else {
            writer.u8(0)
            return nil
        }
        writer.u8(1)
        switch info {
        case .identified:
            KeyInfo.identified(keyID: 0).encode(into: &writer)
            return nil
        case .wrapped:
            info.encode(into: &writer)
            return present.messageKey
        case .agreed(let parameters, _):
            guard let scheme = AgreementScheme(rawValue: parameters[0]), let client = agreed.client else { return nil }
            do throws(CipherError) {
                let key = try agree(scheme, with: client, message.transactionID, offer, into: &writer)
                present.responseKey = key
                return key
            } catch {
                throw .decipher(because: .keyRefused(error))
            }
        }
    }

    private mutating func agree(
        _ scheme: AgreementScheme, with client: SystemTitle, _ transactionID: Octets, _ offer: AssociationOffer,
        into writer: inout ByteWriter
    ) throws(CipherError) -> KeyHandle {
        let own = application.security.systemTitle
        let pair = EllipticCurve(suite: application.security.suite(of: offer))?.pairLength ?? 0
        // The choice agreed-key, and its parameters.
        writer.u8(2)
        writer.u8(1)
        writer.u8(scheme.rawValue)
        writer.length(scheme == .onePass ? 2 &* pair : 0)
        var memory = SecretMemory()
        defer { memory.wipe() }
        return try memory.withMemory { (memory) throws(CipherError) in
            var key = ByteWriter(memory)
            key.u32(1)
            if scheme == .onePass {
                let start = writer.count
                try application.security.agreeOnce(with: client, for: offer, publicKey: &writer, into: &key)
                let publicKey = writer.written.dropFirst(start)
                try application.security.sign(publicKey, for: offer, into: &writer)
            } else {
                try application.security.agree(with: .certified(client), for: offer, into: &key)
            }
            deriveKey(from: &key, in: memory, scheme, own, client, transactionID, offer)
            return try install(key.written, offer)
        }
    }

    /// Forgets the keys of the message that was served.
    mutating func forgetMessageKeys() {
        if let key = present.messageKey { application.security.remove(messageKey: key) }
        if let key = present.responseKey { application.security.remove(messageKey: key) }
        present = PresentRequest()
    }
}
