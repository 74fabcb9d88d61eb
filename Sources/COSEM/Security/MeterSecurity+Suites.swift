import DLMSServer
import DLMSWire

/// What security suites 1 and 2 have for the protection of APDUs: signatures, and keys agreed on or wrapped.
extension MeterSecurity {
    public func sign(
        _ message: Octets, for offer: AssociationOffer, into writer: inout ByteWriter
    ) throws(CipherError) {
        let (crypto, setup, curve) = try needs(of: offer)
        guard let key = setup.privateKeys[.digitalSignature] else { throw .invalidKey }
        try crypto.sign(message, with: key.octets, on: curve, into: &writer)
    }

    /// Any certificate of the signer will do: it may be going over from one to the next.
    public func verify(
        _ signature: Octets, of message: Octets, from signer: SystemTitle, for offer: AssociationOffer
    ) throws(CipherError) {
        let (crypto, setup, curve) = try needs(of: offer)
        var failure = CipherError.invalidKey
        for key in setup.certificates.keys(of: signer, for: .digitalSignature) where key.curve == curve {
            do throws(CipherError) {
                return try key.withOctets { (key) throws(CipherError) in
                    try crypto.verify(signature, of: message, with: key, on: curve)
                }
            } catch {
                failure = error
            }
        }
        throw failure
    }

    public func agree(
        with peer: AgreementKey, for offer: AssociationOffer, into secret: inout ByteWriter
    ) throws(CipherError) {
        let (crypto, setup, curve) = try needs(of: offer)
        guard let own = setup.privateKeys[.keyAgreement] else { throw .invalidKey }
        switch peer {
        case .publicKey(let key): try crypto.agree(own.octets, with: key, on: curve, into: &secret)
        case .certified(let title):
            let key = try setup.certifiedKey(of: title, curve)
            try key.withOctets { (key) throws(CipherError) in
                try crypto.agree(own.octets, with: key, on: curve, into: &secret)
            }
        }
    }

    public func agreeOnce(
        with peer: SystemTitle, for offer: AssociationOffer, publicKey: inout ByteWriter,
        into secret: inout ByteWriter
    ) throws(CipherError) {
        let (crypto, setup, curve) = try needs(of: offer)
        let theirs = try setup.certifiedKey(of: peer, curve)
        let pair = encoded { crypto.generateKeyPair(on: curve, into: &$0) }
        let own = SecretKey(Array(pair.prefix(curve.length)))
        try theirs.withOctets { (theirs) throws(CipherError) in
            try crypto.agree(own.octets, with: theirs, on: curve, into: &secret)
        }
        publicKey.octets(Array(pair.dropFirst(curve.length)))
    }

    public func unwrap(
        _ wrapped: Octets, for offer: AssociationOffer, into key: inout ByteWriter
    ) throws(CipherError) {
        guard let crypto, let kek = setup(of: offer)?.masterKey else { throw .invalidKey }
        try crypto.unwrap(wrapped, kek: kek.octets, into: &key)
    }

    public func install(messageKey: Octets, for offer: AssociationOffer) -> KeyHandle? {
        guard let setup = setup(of: offer),
            let handle = insert(messageKey.array, of: setup, isForOneMessage: true)
        else { return nil }
        history?.add(messageKey.array, .message, of: setup)
        return handle
    }

    public func remove(messageKey: KeyHandle) { keys.remove(messageKey) }

    private func needs(
        of offer: AssociationOffer
    ) throws(CipherError) -> (any CryptoProvider, SetupState, EllipticCurve) {
        guard let crypto, let setup = setup(of: offer), let curve = setup.curve else { throw .invalidKey }
        return (crypto, setup, curve)
    }
}

extension SetupState {
    /// The latest public key for key agreement that somebody has.
    fileprivate func certifiedKey(
        of title: SystemTitle, _ curve: EllipticCurve
    ) throws(CipherError) -> Certificate.PublicKey {
        guard let key = certificates.keys(of: title, for: .keyAgreement).first, key.curve == curve else {
            throw .invalidKey
        }
        return key
    }
}

extension Certificate.PublicKey {
    fileprivate func withOctets(_ body: (Octets) throws(CipherError) -> Void) throws(CipherError) {
        try withReader(octets) { (reader: inout ByteReader) throws(CipherError) in try body(reader.rest) }
    }
}
