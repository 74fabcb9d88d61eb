import DLMSWire

/// The forms in which an APDU is ciphered.
///
/// - Spec: IEC 62056-5-3, ciphered xDLMS APDUs
enum CipheringForm {
    /// As it is, or to be.
    case plain
    /// Under the tag of its service: glo- with the global key, ded- with the dedicated one.
    case global, dedicated
    /// General-Glo-Ciphering and General-Ded-Ciphering, with the sender's system title.
    case generalGlobal, generalDedicated

    /// - Returns: nil for a form of which the server knows nothing.
    init?(tag: UInt8) {
        switch tag {
        case 33...56, 200...207: self = .global
        case 65...88, 208...215: self = .dedicated
        case 219: self = .generalGlobal
        case 220: self = .generalDedicated
        case 221, 223: return nil
        default: self = .plain
        }
    }

    init(isGeneral: Bool, isDedicated: Bool) {
        self = isGeneral ? (isDedicated ? .generalDedicated : .generalGlobal) : (isDedicated ? .dedicated : .global)
    }

    var isGeneral: Bool { self == .generalGlobal || self == .generalDedicated }
    var usesDedicatedKey: Bool { self == .dedicated || self == .generalDedicated }

    /// The tag under which an APDU with the tag `plain` is ciphered; nil when the form does not exist for it, as for an
    /// exception-response outside of general ciphering.
    func tag(for plain: UInt8) -> UInt8? {
        switch self {
        case .plain: return nil
        case .generalGlobal: return APDUTag.generalGloCiphering.rawValue
        case .generalDedicated: return APDUTag.generalDedCiphering.rawValue
        case .global, .dedicated:
            switch plain {
            case 8, 12...14, 24: return plain &+ (self == .global ? 32 : 64)
            case 194, 196, 197, 199: return plain &+ (self == .global ? 8 : 16)
            default: return nil
            }
        }
    }
}

/// A ciphered APDU as it came.
struct CipheredMessage {
    let form: CipheringForm
    /// The sender as the APDU names it; empty in the forms that do not.
    let sender: Octets
    let contents: CipheredContents

    /// - Returns: nil when the APDU is not ciphered.
    /// - Throws: also for forms that the server does not know.
    init?(_ apdu: Octets) throws(Refusal) {
        guard !apdu.isEmpty, CipheringForm(tag: apdu[0]) != .plain else { return nil }
        guard let form = CipheringForm(tag: apdu[0]) else { throw .decipher(because: .cipheringForm(tag: apdu[0])) }
        self.form = form
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            if form.isGeneral {
                let message = try GeneralKeyCiphering(from: &reader)
                (sender, contents) = (message.systemTitle, message.contents)
            } else {
                (sender, contents) = (.empty, try ServiceCiphering(from: &reader).contents)
            }
            try reader.finish("APDU")
        } catch {
            throw .malformed(error)
        }
    }
}

extension Refusal {
    /// The APDU cannot be deciphered. The answer is not protected: whoever sent it may not have the keys.
    static func decipher(because reason: RefusalReason) -> Refusal {
        .exception(ExceptionResponse.serviceNotAllowed, ExceptionResponse.decipheringError, because: reason)
    }

    /// The counter that the peer should use, in an exception-response about its counter.
    var expectedCounter: UInt32? {
        guard case .exception(_, ExceptionResponse.invocationCounterError) = answer,
            case .invocationCounter(_, let least) = reason
        else { return nil }
        return UInt32(clamping: least)
    }
}
