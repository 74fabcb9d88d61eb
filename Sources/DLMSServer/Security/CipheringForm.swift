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
    /// General-Ciphering, which says which key it is.
    case generalCiphering

    init(tag: UInt8) {
        switch tag {
        case 33...56, 200...207: self = .global
        case 65...88, 208...215: self = .dedicated
        case 219: self = .generalGlobal
        case 220: self = .generalDedicated
        case 221: self = .generalCiphering
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
        case .generalCiphering: return APDUTag.generalCiphering.rawValue
        case .global, .dedicated:
            switch plain {
            case 8, 12...14, 24: return plain &+ (self == .global ? 32 : 64)
            case 194, 196, 197, 199: return plain &+ (self == .global ? 8 : 16)
            default: return nil
            }
        }
    }
}
