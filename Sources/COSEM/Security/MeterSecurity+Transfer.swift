import DLMSServer
import DLMSWire

extension MeterSecurity {
    /// Unwraps keys under the master key, and takes all of them into use, or none.
    ///
    /// The response to the transfer still goes out under the keys that it was asked with: the new ones count behind it.
    /// - Parameter parameter: an array of key id and wrapped key.
    func transfer(_ parameter: Octets, to setup: SetupState) throws(ActionResult) {
        var replaced = ReplacedKeys(of: setup)
        for element in try KeyElement.list(parameter, of: setup) {
            guard let key = unwrap(element.data, under: setup), key.count == setup.template.keyLength else {
                throw .otherReason
            }
            try replaced.add(key, as: element.use)
        }
        self.replaced = replaced
    }

    /// A key that came wrapped under the master key; nil when it did not, or there is none.
    func unwrap(_ wrapped: [UInt8], under setup: SetupState) -> [UInt8]? {
        guard let crypto, let kek = setup.masterKey else { return nil }
        return wrapped.withUnsafeBytes { wrapped in
            try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                try crypto.unwrap(Octets(wrapped), kek: kek.octets, into: &writer)
            }
        }
    }

    /// A key wrapped under the master key; nil when there is none.
    func wrap(_ key: [UInt8], under setup: SetupState) -> [UInt8]? {
        guard let crypto, let kek = setup.masterKey else { return nil }
        return key.withUnsafeBytes { key in
            try? encoded { (writer: inout ByteWriter) throws(CipherError) in
                try crypto.wrap(Octets(key), kek: kek.octets, into: &writer)
            }
        }
    }

    /// Octets that nobody can foresee.
    func random(_ count: Int) -> [UInt8] {
        var octets = [UInt8](repeating: 0, count: count)
        octets.withUnsafeMutableBytes { fillWithRandom($0) }
        return octets
    }

    /// Takes the keys into use that the exchange before brought.
    public func exchangeEnded() {
        guard let new = replaced else { return }
        replaced = nil
        if let key = new.keys[.unicast] {
            replace(&new.setup.encryption, with: key, of: new.setup)
            new.setup.keep(key, as: SetupState.Part.unicast)
        }
        if let key = new.keys[.broadcast] {
            replace(&new.setup.broadcast, with: key, of: new.setup)
            new.setup.keep(key, as: SetupState.Part.broadcast)
        }
        if let key = new.keys[.authentication] { new.setup.authenticationKey = SecretKey(key) }
        if let key = new.keys[.master] { new.setup.masterKey = SecretKey(key) }
        for (use, key) in new.keys.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            history?.add(key, use.remembered, of: new.setup)
        }
    }

    private func replace(_ handle: inout KeyHandle?, with key: [UInt8], of setup: SetupState) {
        guard let new = insert(key, of: setup) else { return }
        if let old = handle { keys.remove(old) }
        handle = new
    }
}

/// A symmetric key of a security setup; the codes are those of key_transfer and key_agreement.
///
/// - Spec: IEC 62056-6-2, Security setup (class_id 64), key_id
enum TransferredKey: UInt8 {
    case unicast = 0
    case broadcast = 1
    case authentication = 2
    /// Which version 0 cannot replace.
    case master = 3

    var remembered: KeyHistory.Use {
        switch self {
        case .unicast: .encryption
        case .broadcast: .broadcast
        case .authentication: .authentication
        case .master: .master
        }
    }
}

/// An element of the parameter of key_transfer and key_agreement.
struct KeyElement {
    let use: TransferredKey
    let data: [UInt8]

    /// - Throws: ``ActionResult/typeUnmatched`` for anything else, ``ActionResult/otherReason`` for a key that there is
    ///   not.
    static func list(_ parameter: Octets, of setup: SetupState) throws(ActionResult) -> [KeyElement] {
        guard case .array(let elements)? = DataValue(parameter), !elements.isEmpty else { throw .typeUnmatched }
        var list: [KeyElement] = []
        for element in elements {
            guard case .structure(let fields) = element, fields.count == 2, case .enumeration(let id) = fields[0],
                case .octetString(let data) = fields[1]
            else { throw .typeUnmatched }
            guard let use = TransferredKey(rawValue: id), use != .master || setup.template.version > 0 else {
                throw .otherReason
            }
            list.append(KeyElement(use: use, data: data))
        }
        return list
    }
}

/// Keys that are to replace others and are not in use yet.
struct ReplacedKeys {
    let setup: SetupState
    private(set) var keys: [TransferredKey: [UInt8]] = [:]

    init(of setup: SetupState) { self.setup = setup }

    /// - Throws: ``ActionResult/otherReason`` when there is one for the same use already.
    mutating func add(_ key: [UInt8], as use: TransferredKey) throws(ActionResult) {
        guard keys.updateValue(key, forKey: use) == nil else { throw .otherReason }
    }
}
