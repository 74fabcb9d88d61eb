/// First octet of an APDU: which ACSE or xDLMS service it belongs to.
///
/// - Spec: IEC 62056-5-3, ACSE-APDU and XDLMS-APDU
public struct APDUTag: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let initiateRequest = Self(rawValue: 1)
    public static let readRequest = Self(rawValue: 5)
    public static let writeRequest = Self(rawValue: 6)
    public static let initiateResponse = Self(rawValue: 8)
    public static let readResponse = Self(rawValue: 12)
    public static let writeResponse = Self(rawValue: 13)
    public static let confirmedServiceError = Self(rawValue: 14)
    public static let dataNotification = Self(rawValue: 15)
    public static let dataNotificationConfirm = Self(rawValue: 16)
    public static let unconfirmedWriteRequest = Self(rawValue: 22)
    public static let informationReportRequest = Self(rawValue: 24)
    public static let gloInitiateRequest = Self(rawValue: 33)
    public static let gloInitiateResponse = Self(rawValue: 40)
    public static let aarq = Self(rawValue: 0x60)
    public static let aare = Self(rawValue: 0x61)
    public static let rlrq = Self(rawValue: 0x62)
    public static let rlre = Self(rawValue: 0x63)
    public static let getRequest = Self(rawValue: 192)
    public static let setRequest = Self(rawValue: 193)
    public static let eventNotificationRequest = Self(rawValue: 194)
    public static let actionRequest = Self(rawValue: 195)
    public static let getResponse = Self(rawValue: 196)
    public static let setResponse = Self(rawValue: 197)
    public static let actionResponse = Self(rawValue: 199)
    public static let exceptionResponse = Self(rawValue: 216)
    public static let accessRequest = Self(rawValue: 217)
    public static let accessResponse = Self(rawValue: 218)
    public static let generalGloCiphering = Self(rawValue: 219)
    public static let generalDedCiphering = Self(rawValue: 220)
    public static let generalCiphering = Self(rawValue: 221)
    public static let generalSigning = Self(rawValue: 223)
    public static let generalBlockTransfer = Self(rawValue: 224)
    public static let gatewayRequestHeader = Self(rawValue: 230)
    public static let gatewayResponseHeader = Self(rawValue: 231)
}

extension APDUTag {
    /// The service's name, hyphenated as in the standard; nil for a tag that is not assigned.
    public var name: StaticString? {
        switch rawValue {
        case 1: "initiate-request"
        case 5: "read-request"
        case 6: "write-request"
        case 8: "initiate-response"
        case 12: "read-response"
        case 13: "write-response"
        case 14: "confirmed-service-error"
        case 15: "data-notification"
        case 16: "data-notification-confirm"
        case 22: "unconfirmed-write-request"
        case 24: "information-report-request"
        case 33: "glo-initiate-request"
        case 37: "glo-read-request"
        case 38: "glo-write-request"
        case 40: "glo-initiate-response"
        case 44: "glo-read-response"
        case 45: "glo-write-response"
        case 46: "glo-confirmed-service-error"
        case 54: "glo-unconfirmed-write-request"
        case 56: "glo-information-report-request"
        case 65: "ded-initiate-request"
        case 69: "ded-read-request"
        case 70: "ded-write-request"
        case 72: "ded-initiate-response"
        case 76: "ded-read-response"
        case 77: "ded-write-response"
        case 78: "ded-confirmed-service-error"
        case 86: "ded-unconfirmed-write-request"
        case 88: "ded-information-report-request"
        case 0x60: "AARQ"
        case 0x61: "AARE"
        case 0x62: "RLRQ"
        case 0x63: "RLRE"
        case 192: "get-request"
        case 193: "set-request"
        case 194: "event-notification-request"
        case 195: "action-request"
        case 196: "get-response"
        case 197: "set-response"
        case 199: "action-response"
        case 200: "glo-get-request"
        case 201: "glo-set-request"
        case 202: "glo-event-notification-request"
        case 203: "glo-action-request"
        case 204: "glo-get-response"
        case 205: "glo-set-response"
        case 207: "glo-action-response"
        case 208: "ded-get-request"
        case 209: "ded-set-request"
        case 210: "ded-event-notification-request"
        case 211: "ded-action-request"
        case 212: "ded-get-response"
        case 213: "ded-set-response"
        case 215: "ded-action-response"
        case 216: "exception-response"
        case 217: "access-request"
        case 218: "access-response"
        case 219: "general-glo-ciphering"
        case 220: "general-ded-ciphering"
        case 221: "general-ciphering"
        case 223: "general-signing"
        case 224: "general-block-transfer"
        case 230: "gateway-request-header"
        case 231: "gateway-response-header"
        default: nil
        }
    }
}
