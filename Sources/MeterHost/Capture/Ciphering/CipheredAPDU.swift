import DLMSServer
import DLMSWire

/// A ciphered APDU, taken apart as far as that goes without a key.
struct CipheredAPDU {
    let tag: APDUTag
    /// The sender, where the APDU names it.
    private(set) var sender: SystemTitle?
    let control: SecurityControl
    let counter: UInt32
    /// Ciphertext; plaintext when it is only authenticated.
    let text: [UInt8]
    /// Empty without authentication.
    let authenticationTag: [UInt8]
    /// What the tag of general-ciphering covers behind the authentication key.
    private(set) var header: [UInt8] = []
    /// A key that comes wrapped in the APDU itself.
    private(set) var wrappedKey: [UInt8]?
    /// Whether the key comes with the APDU, wrapped or agreed on.
    private(set) var usesMessageKey = false

    /// - Returns: nil when the APDU is not ciphered, or malformed.
    init?(_ apdu: [UInt8]) {
        guard let first = apdu.first else { return nil }
        let tag = APDUTag(rawValue: first)
        let message: CipheredAPDU? = withReader(apdu) { reader in
            switch tag {
            case .generalGloCiphering, .generalDedCiphering:
                (try? GeneralKeyCiphering(from: &reader)).map { message in
                    CipheredAPDU(tag, message.contents, sender: SystemTitle(message.systemTitle))
                }
            case .generalCiphering: (try? GeneralCiphering(from: &reader)).map(CipheredAPDU.init)
            case _ where tag.isServiceCiphering:
                (try? ServiceCiphering(from: &reader)).map { CipheredAPDU(tag, $0.contents, sender: nil) }
            default: nil
            }
        }
        guard let message else { return nil }
        self = message
    }

    private init(_ tag: APDUTag, _ contents: CipheredContents, sender: SystemTitle?) {
        (self.tag, self.sender, control) = (tag, sender, contents.securityControl)
        (counter, text) = (contents.invocationCounter, contents.text.array)
        authenticationTag = contents.authenticationTag.array
    }

    private init(_ message: GeneralCiphering) {
        self.init(.generalCiphering, message.contents, sender: SystemTitle(message.header.originatorSystemTitle))
        let parts = [
            message.header.transactionID, message.header.originatorSystemTitle, message.header.recipientSystemTitle,
            message.header.dateTime, message.header.otherInformation,
        ]
        header = parts.flatMap { [UInt8(truncatingIfNeeded: $0.count)] + $0.array }
        switch message.keyInfo {
        case .wrapped(_, let key)?: (wrappedKey, usesMessageKey) = (key.array, true)
        case .agreed?: usesMessageKey = true
        case .identified?, nil: break
        }
    }

    /// What a client proves to know in pass 3 of HLS GMAC: a tag over the meter's challenge.
    init?(proof: [UInt8], of challenge: [UInt8]) {
        guard proof.count == 5 + CipheredContents.tagLength else { return nil }
        (tag, control) = (APDUTag(rawValue: 0), SecurityControl(rawValue: proof[0]))
        counter = proof[1...4].reduce(0) { $0 << 8 | UInt32($1) }
        (text, authenticationTag) = (challenge, Array(proof[5...]))
    }
}

extension CipheredAPDU {
    var usesDedicatedKey: Bool {
        switch tag.rawValue {
        case 65...88, 208...215, APDUTag.generalDedCiphering.rawValue: true
        default: false
        }
    }

    /// The tag of the APDU inside, where the form tells it.
    private var plainTag: UInt8? {
        switch tag.rawValue {
        case 33...56: tag.rawValue - 32
        case 65...88: tag.rawValue - 64
        case 200...207: tag.rawValue - 8
        case 208...215: tag.rawValue - 16
        default: nil
        }
    }

    /// Whether octets may have been inside: the only check that there is without a tag.
    func isPlausible(_ plain: [UInt8]) -> Bool {
        guard let first = plain.first, plainTag == nil || plainTag == first else { return false }
        return APDUTag(rawValue: first).name != nil && WireDecoder.decode(apdu: plain).failure == nil
    }
}

extension Octets {
    /// The ciphered APDU in the user information of an ACSE APDU, or the APDU itself; nil when nothing is ciphered.
    var ciphered: (message: CipheredAPDU, isInside: Bool)? {
        guard !isEmpty else { return nil }
        var reader = ByteReader(self)
        let information: Octets? =
            switch APDUTag(rawValue: self[0]) {
            case .aarq: (try? AARQ(from: &reader))?.userInformation
            case .aare: (try? AARE(from: &reader))?.userInformation
            case .rlrq: (try? RLRQ(from: &reader))?.userInformation
            case .rlre: (try? RLRE(from: &reader))?.userInformation
            default: nil
            }
        if let information { return CipheredAPDU(information.array).map { ($0, true) } }
        return CipheredAPDU(array).map { ($0, false) }
    }
}
