import DLMSServer
import DLMSWire

/// key_agreement: both sides make a key pair for this one time, and find the new key from the two.
///
/// - Spec: IEC 62056-5-3, Ephemeral Unified Model, C(2e, 0s, ECC CDH)
extension MeterSecurity {
    /// Agrees on all keys that are asked for, or on none; they count from the response on.
    ///
    /// - Parameter parameter: an array of key id and the client's public key, with its signature behind it.
    func agree(_ parameter: Octets, of setup: SetupState, into writer: inout ByteWriter) throws(ActionResult) {
        let curve = try setup.needCurve()
        guard let client = setup.client else { throw .otherReason }
        var (replaced, answers): (ReplacedKeys, [(TransferredKey, [UInt8])]) = (ReplacedKeys(of: setup), [])
        for element in try KeyElement.list(parameter, of: setup) {
            guard element.data.count == 2 * curve.pairLength else { throw .typeUnmatched }
            let theirs = Array(element.data.prefix(curve.pairLength))
            let signature = Array(element.data.suffix(curve.pairLength))
            guard verify(signature, of: [element.use.rawValue] + theirs, from: client, setup) else {
                throw .otherReason
            }
            let (key, answer) = try agree(on: element.use, with: theirs, of: client, setup, curve)
            try replaced.add(key, as: element.use)
            answers.append((element.use, answer))
        }
        write(answers, into: &writer)
        self.replaced = replaced
    }

    private func write(_ answers: [(TransferredKey, [UInt8])], into writer: inout ByteWriter) {
        writer.array(count: answers.count)
        for (use, answer) in answers {
            writer.structure(count: 2)
            writer.enumeration(use.rawValue)
            writer.octetString(answer)
        }
    }

    /// - Returns: the key, and the meter's public key with its signature.
    private func agree(
        on use: TransferredKey, with theirs: [UInt8], of client: SystemTitle, _ setup: SetupState,
        _ curve: EllipticCurve
    ) throws(ActionResult) -> (key: [UInt8], answer: [UInt8]) {
        guard let crypto else { throw .objectUnavailable }
        let pair = encoded { crypto.generateKeyPair(on: curve, into: &$0) }
        let (own, ownPublic) = (SecretKey(Array(pair.prefix(curve.length))), Array(pair.dropFirst(curve.length)))
        guard let secret = agree(own, with: theirs, on: curve) else { throw .otherReason }
        guard let signature = sign([use.rawValue] + ownPublic, setup) else { throw .objectUnavailable }
        let suite = setup.template.suite
        let key = crypto.deriveKey(
            from: secret, for: use == .master ? .wrap(suite: suite) : .gcm(suite: suite), partyU: client.octets,
            partyV: systemTitle.octets, on: curve)
        return (key, ownPublic + signature)
    }

    /// Signs with the meter's key for signatures; nil when there is none.
    func sign(_ message: [UInt8], _ setup: SetupState) -> [UInt8]? {
        guard let crypto, let curve = setup.curve, let key = setup.privateKeys[.digitalSignature] else { return nil }
        return message.withUnsafeBytes { message in
            try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                try crypto.sign(Octets(message), with: key.octets, on: curve, into: &writer)
            }
        }
    }

    /// Whether a signature is by a key that one of the sender's certificates is for.
    func verify(_ signature: [UInt8], of message: [UInt8], from sender: SystemTitle, _ setup: SetupState) -> Bool {
        guard let crypto else { return false }
        return setup.certificates.keys(of: sender, for: .digitalSignature).contains { key in
            withOctets(signature, message, key.octets) { signature, message, publicKey in
                (try? crypto.verify(signature, of: message, with: publicKey, on: key.curve)) != nil
            }
        }
    }

    /// The secret of a Diffie-Hellman exchange; nil when the other side's octets are no public key.
    func agree(_ own: SecretKey, with theirs: [UInt8], on curve: EllipticCurve) -> [UInt8]? {
        theirs.withUnsafeBytes { theirs in
            try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                guard let crypto else { throw .invalidKey }
                try crypto.agree(own.octets, with: Octets(theirs), on: curve, into: &writer)
            }
        }
    }
}

func withOctets<Result>(
    _ first: [UInt8], _ second: [UInt8], _ third: [UInt8], _ body: (Octets, Octets, Octets) -> Result
) -> Result {
    first.withUnsafeBytes { first in
        second.withUnsafeBytes { second in
            third.withUnsafeBytes { third in body(Octets(first), Octets(second), Octets(third)) }
        }
    }
}
