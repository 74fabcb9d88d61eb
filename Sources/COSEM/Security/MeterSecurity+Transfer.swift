import DLMSServer
import DLMSWire

extension MeterSecurity {
    /// Unwraps keys under the master key, and takes all of them into use, or none.
    ///
    /// The response to the transfer still goes out under the keys that it was asked with: the new ones count behind it.
    /// - Parameter parameter: an array of key id (0 unicast, 1 broadcast, 2 authentication, 3 master) and wrapped key.
    func transfer(_ parameter: Octets, to setup: SetupState) throws(ActionResult) {
        guard case .array(let elements)? = DataValue(parameter), !elements.isEmpty else { throw .typeUnmatched }
        var replaced: [UInt8: [UInt8]] = [:]
        for element in elements {
            guard case .structure(let fields) = element, fields.count == 2, case .enumeration(let id) = fields[0],
                case .octetString(let wrapped) = fields[1]
            else { throw .typeUnmatched }
            guard id <= 3, replaced[id] == nil, let key = unwrap(wrapped, under: setup), key.count == 16 else {
                throw .otherReason
            }
            replaced[id] = key
        }
        let (unicast, broadcast) = (replaced[0], replaced[1])
        transferred = TransferredKeys(
            setup: setup, unicast: unicast.flatMap { insert($0, of: setup) },
            broadcast: broadcast.flatMap { insert($0, of: setup) }, authentication: replaced[2], master: replaced[3])
    }

    private func unwrap(_ wrapped: [UInt8], under setup: SetupState) -> [UInt8]? {
        guard let crypto, let kek = setup.masterKey else { return nil }
        return wrapped.withUnsafeBytes { wrapped in
            kek.withUnsafeBytes { kek in
                try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                    try crypto.unwrap(Octets(wrapped), kek: Octets(kek), into: &writer)
                }
            }
        }
    }

    /// Takes the keys into use that the exchange before brought.
    public func exchangeEnded() {
        guard let new = transferred else { return }
        transferred = nil
        if let handle = new.unicast { replace(&new.setup.encryption, with: handle) }
        if let handle = new.broadcast { replace(&new.setup.broadcast, with: handle) }
        if let key = new.authentication { new.setup.authenticationKey = key }
        if let key = new.master { new.setup.masterKey = key }
    }

    private func replace(_ handle: inout KeyHandle?, with new: KeyHandle) {
        if let old = handle { keys.remove(old) }
        handle = new
    }
}

/// Keys that were transferred and are not in use yet.
struct TransferredKeys {
    let setup: SetupState
    let unicast, broadcast: KeyHandle?
    let authentication, master: [UInt8]?
}
