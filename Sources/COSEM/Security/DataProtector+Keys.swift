import DLMSServer
import DLMSWire

/// The keys of ciphering layers: identified, wrapped, or agreed on.
extension DataProtector {
    /// A key of somebody else's making has no counter to look at: it is for one time only.
    struct IncomingKey {
        let prepared: any PreparedKey
        var handle: KeyHandle?
    }

    func incomingKey(_ layer: ProtectionLayer, from originator: SystemTitle) throws(ActionResult) -> IncomingKey {
        switch layer.keyInfo {
        case .identified(let id):
            let handle = try identified(id)
            guard let key = security.keys.key(handle) else { throw .otherReason }
            return IncomingKey(prepared: key, handle: handle)
        case .wrapped(let kek, let data):
            guard kek == 0, let key = security.unwrap(data, under: setup) else { throw .otherReason }
            return IncomingKey(prepared: try prepare(key))
        case .agreed(let parameters, let data):
            let own = setup.privateKeys[.keyAgreement]
            let theirs = try publicKey(of: originator, parameters, data)
            let key = try agree(own, theirs, parameters, layer, from: originator, to: security.systemTitle)
            return IncomingKey(prepared: try prepare(key))
        }
    }

    /// A key to protect with; what the recipient needs to find it goes into `layer`.
    func outgoingKey(_ layer: inout ProtectionLayer) throws(ActionResult) -> any PreparedKey {
        switch layer.keyInfo {
        case .identified(let id):
            guard let key = security.keys.key(try identified(id)) else { throw .otherReason }
            return key
        case .wrapped(let kek, _):
            guard kek == 0 else { throw .otherReason }
            let key = security.random(setup.template.keyLength)
            guard let wrapped = security.wrap(key, under: setup) else { throw .otherReason }
            layer.keyInfo = .wrapped(kek: kek, wrapped)
            return try prepare(key)
        case .agreed(let parameters, _): return try agreedKey(parameters, &layer)
        }
    }

    private func agreedKey(
        _ parameters: [UInt8], _ layer: inout ProtectionLayer
    ) throws(ActionResult) -> any PreparedKey {
        guard let recipient = SystemTitle(array: layer.recipient),
            let theirs = setup.certificates.keys(of: recipient, for: .keyAgreement).first?.octets
        else { throw .otherReason }
        var own = setup.privateKeys[.keyAgreement]
        if parameters == Scheme.onePass {
            let pair = try ephemeralPair()
            guard let signature = security.sign(pair.public, setup) else { throw .objectUnavailable }
            own = pair.own
            layer.keyInfo = .agreed(parameters: parameters, pair.public + signature)
        } else {
            layer.keyInfo = .agreed(parameters: parameters, [])
        }
        return try prepare(agree(own, theirs, parameters, layer, from: security.systemTitle, to: recipient))
    }

    private func identified(_ id: UInt8) throws(ActionResult) -> KeyHandle {
        let handle = id == 0 ? setup.encryption : id == 1 ? setup.broadcast : nil
        guard let handle else { throw .otherReason }
        return handle
    }

    private func prepare(_ key: [UInt8]) throws(ActionResult) -> any PreparedKey {
        guard key.count == setup.template.keyLength,
            let prepared = key.withUnsafeBytes({ try? security.crypto?.prepare(Octets($0)) })
        else { throw .otherReason }
        return prepared
    }
}

// MARK: - Agreement

extension DataProtector {
    /// key_parameters of the two schemes.
    enum Scheme {
        /// C(1e, 1s): the originator's key pair is for one time.
        static let onePass: [UInt8] = [1]
        /// C(0e, 2s): the key pairs of both sides are those of their certificates.
        static let staticUnified: [UInt8] = [2]
    }

    private func ephemeralPair() throws(ActionResult) -> (own: SecretKey, public: [UInt8]) {
        let curve = try setup.needCurve()
        guard let crypto = security.crypto else { throw .objectUnavailable }
        let pair = encoded { crypto.generateKeyPair(on: curve, into: &$0) }
        return (SecretKey(Array(pair.prefix(curve.length))), Array(pair.dropFirst(curve.length)))
    }

    /// The public key that the originator has agreed with: sent along and signed, or that of its certificate.
    private func publicKey(
        of originator: SystemTitle, _ parameters: [UInt8], _ data: [UInt8]
    ) throws(ActionResult) -> [UInt8] {
        guard parameters == Scheme.onePass else {
            guard data.isEmpty, let key = setup.certificates.keys(of: originator, for: .keyAgreement).first else {
                throw .otherReason
            }
            return key.octets
        }
        let length = try setup.needCurve().pairLength
        guard data.count == 2 * length else { throw .otherReason }
        let key = Array(data.prefix(length))
        guard security.verify(Array(data.suffix(length)), of: key, from: originator, setup) else { throw .otherReason }
        return key
    }

    /// Without anything that is new each time, the transaction makes the key of the Static Unified Model another one.
    private func agree(
        _ own: SecretKey?, _ theirs: [UInt8], _ parameters: [UInt8], _ layer: ProtectionLayer,
        from originator: SystemTitle, to recipient: SystemTitle
    ) throws(ActionResult) -> [UInt8] {
        let curve = try setup.needCurve()
        guard parameters == Scheme.onePass || parameters == Scheme.staticUnified, let own,
            let secret = security.agree(own, with: theirs, on: curve)
        else { throw .otherReason }
        let transaction = layer.transactionID
        let nonce = parameters == Scheme.onePass ? [] : [UInt8(truncatingIfNeeded: transaction.count)] + transaction
        return security.crypto?.deriveKey(
            from: secret, for: .gcm(suite: setup.template.suite), partyU: originator.octets + nonce,
            partyV: recipient.octets, on: curve) ?? []
    }
}
