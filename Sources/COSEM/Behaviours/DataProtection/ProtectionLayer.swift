import DLMSServer
import DLMSWire

/// One layer of protection on COSEM data, and what is needed to put it on or take it off.
///
/// - Spec: IEC 62056-6-2, Data protection (class_id 30), protection_parameters_element
struct ProtectionLayer: Hashable {
    enum Kind: UInt8 {
        case authentication = 0
        case encryption = 1
        case authenticationAndEncryption = 2
        case digitalSignature = 3
    }

    /// Where the key comes from; a signature has none of it.
    enum KeyInfo: Hashable {
        /// 0 global unicast, 1 global broadcast encryption key.
        case identified(UInt8)
        /// A key for this one time, wrapped under the master key, 0.
        case wrapped(kek: UInt8, [UInt8])
        /// A key agreed on: parameters 01 is the One-Pass Diffie-Hellman scheme, with the originator's public key and its
        /// signature; 02 is the Static Unified Model, without any data.
        case agreed(parameters: [UInt8], [UInt8])
    }

    var kind: Kind
    var transactionID, originator, recipient, otherInformation: [UInt8]
    var keyInfo: KeyInfo

    /// What a request, or a response, has that is protected so.
    func protection(ofResponse isResponse: Bool) -> Protection {
        switch kind {
        case .authentication: isResponse ? .authenticatedResponse : .authenticatedRequest
        case .encryption: isResponse ? .encryptedResponse : .encryptedRequest
        case .authenticationAndEncryption:
            isResponse
                ? [.authenticatedResponse, .encryptedResponse] : [.authenticatedRequest, .encryptedRequest]
        case .digitalSignature: isResponse ? .signedResponse : .signedRequest
        }
    }

    /// The layer of an answer: back to where the request came from, with a key found in the same way.
    var answering: ProtectionLayer {
        var layer = self
        (layer.originator, layer.recipient) = ([], originator)
        return layer
    }
}

// MARK: - Data

extension ProtectionLayer {
    /// - Returns: nil for anything but protection parameters.
    init?(_ value: DataValue) {
        guard case .structure(let fields) = value, fields.count == 2, case .enumeration(let code) = fields[0],
            let kind = Kind(rawValue: code), case .structure(let options) = fields[1], options.count == 5
        else { return nil }
        var texts: [[UInt8]] = []
        for case .octetString(let text) in options.prefix(4) { texts.append(text) }
        guard texts.count == 4, let keyInfo = KeyInfo(options[4]) else { return nil }
        (self.kind, self.keyInfo) = (kind, keyInfo)
        (transactionID, originator, recipient, otherInformation) = (texts[0], texts[1], texts[2], texts[3])
    }

    var value: DataValue {
        .structure([
            .enumeration(kind.rawValue),
            .structure([
                .octetString(transactionID), .octetString(originator), .octetString(recipient),
                .octetString(otherInformation), keyInfo.value,
            ]),
        ])
    }

    /// The layers of an array, the one that is put on first first.
    /// - Throws: ``ActionResult/typeUnmatched`` for anything else.
    static func list(_ value: DataValue) throws(ActionResult) -> [ProtectionLayer] {
        guard case .array(let elements) = value else { throw .typeUnmatched }
        let layers = elements.compactMap(ProtectionLayer.init)
        guard layers.count == elements.count else { throw .typeUnmatched }
        return layers
    }
}

extension ProtectionLayer.KeyInfo {
    fileprivate init?(_ value: DataValue) {
        guard case .structure(let fields) = value, fields.count == 2, case .enumeration(let type) = fields[0] else {
            return nil
        }
        switch (type, fields[1]) {
        case (0, .enumeration(let key)): self = .identified(key)
        case (1, .structure(let options)):
            guard options.count == 2, case .enumeration(let kek) = options[0], case .octetString(let data) = options[1]
            else { return nil }
            self = .wrapped(kek: kek, data)
        case (2, .structure(let options)):
            guard options.count == 2, case .octetString(let parameters) = options[0],
                case .octetString(let data) = options[1]
            else { return nil }
            self = .agreed(parameters: parameters, data)
        default: return nil
        }
    }

    fileprivate var value: DataValue {
        switch self {
        case .identified(let key): .structure([.enumeration(0), .enumeration(key)])
        case .wrapped(let kek, let data):
            .structure([.enumeration(1), .structure([.enumeration(kek), .octetString(data)])])
        case .agreed(let parameters, let data):
            .structure([.enumeration(2), .structure([.octetString(parameters), .octetString(data)])])
        }
    }
}
