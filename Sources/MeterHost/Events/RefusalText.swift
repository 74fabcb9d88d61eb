import DLMSServer
import DLMSWire

/// A refusal in words: what went over the wire, why, what was asked and what would have been right.
///
/// It never holds a secret: a wrong password is told by lengths only.
public struct RefusalText: Equatable, Sendable {
    /// The standard's answer: `AARE rejected-permanent, authentication-failure`.
    public let answer: String
    /// The cause: `wrong password`.
    public let reason: String
    public let asked: String?
    public let allowed: String?

    public init(_ refusal: Refusal) {
        answer = Self.answer(refusal.answer)
        (reason, asked, allowed) = Self.reason(refusal.reason)
    }

    /// One line: `wrong password (asked 5 octets, allowed 8 octets): AARE rejected-permanent, …`.
    public var line: String { cause + ": " + answer }

    /// The same without the standard's answer.
    public var cause: String {
        let details = [asked.map { "asked \($0)" }, allowed.map { "allowed \($0)" }].compactMap { $0 }
        return reason + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }

    private static func answer(_ answer: Refusal.Answer) -> String {
        switch answer {
        case .aare(let result, let source, let diagnostic): aare(result, source, diagnostic)
        case .aareWithInitiateError(let result, let diagnostic, let code):
            aare(result, 1, diagnostic) + ", "
                + serviceError(ConfirmedServiceError.initiateError, ConfirmedServiceError.initiateKind, code)
        case .rlre(let reason): "RLRE reason \(reason)"
        case .dataAccessResult(let result): "data-access-result \(CodeNames.text(result.name, result.rawValue))"
        case .actionResult(let result): "action-result \(CodeNames.text(result.name, result.rawValue))"
        case .exception(let state, let service):
            "exception-response \(CodeNames.text(ExceptionResponse.name(ofState: state), state)), "
                + CodeNames.text(ExceptionResponse.name(ofService: service), service)
        case .confirmedServiceError(let service, let kind, let code): serviceError(service, kind, code)
        case .none: "no answer"
        case .close: "connection closed"
        }
    }

    private static func aare(_ result: UInt8, _ source: UInt8, _ diagnostic: UInt8) -> String {
        let name = ResultSourceDiagnostic(source: source, code: diagnostic).name
        return "AARE \(CodeNames.text(AssociationResult(rawValue: result).name, result)), "
            + CodeNames.text(name, diagnostic)
    }

    private static func serviceError(_ service: UInt8, _ kind: UInt8, _ code: UInt8) -> String {
        "\(CodeNames.text(ConfirmedServiceError.name(ofService: service), service)) "
            + "\(CodeNames.text(ConfirmedServiceError.name(ofKind: kind), kind)) "
            + CodeNames.text(ConfirmedServiceError.name(ofCode: code, kind: kind), code)
    }
}

// MARK: - Reasons

extension RefusalText {
    private typealias Words = (reason: String, asked: String?, allowed: String?)

    private static func reason(_ reason: RefusalReason) -> Words {
        switch reason {
        // Association
        case .unknownLogicalDevice(let sap): ("no logical device has this SAP", "SAP \(sap)", nil)
        case .unknownClient(let sap): ("no association is defined for this client", "client \(sap)", nil)
        case .protocolVersion(let asked): ("ACSE protocol version not supported", "\(asked)", "1")
        case .applicationContext(let asked, let allowed):
            ("application context not supported", CodeNames.context(asked), CodeNames.context(allowed))
        case .contextNotServed(let id): ("the meter does not serve this context", CodeNames.context(id), nil)
        case .mechanism(let asked, let allowed):
            ("wrong authentication mechanism", CodeNames.mechanism(asked), CodeNames.mechanism(allowed))
        case .mechanismNotServed(let id): ("the meter does not serve this mechanism", CodeNames.mechanism(id), nil)
        case .authenticationNotSelected: ("sender-acse-requirements do not select authentication", nil, nil)
        case .passwordMissing(let length): ("password missing", "no password", octets(length))
        case .password(let received, let expected): ("wrong password", octets(received), octets(expected))
        case .callingAPTitle(let length):
            ("the client's system title is missing or has a wrong length", length.map { octets($0) }, octets(8))
        case .challengeLength(let length):
            ("the challenge is missing or has a wrong length", length.map { octets($0) }, "8 to 64 octets")
        case .userInformationMissing: ("the AARQ has no InitiateRequest", nil, nil)
        case .dedicatedKey: ("a dedicated key needs a ciphered context", nil, nil)
        case .dlmsVersion(let asked, let allowed): ("DLMS version not supported", "\(asked)", "\(allowed)")
        case .clientPDUSize(let asked, let least):
            ("client-max-receive-pdu-size too small", octets(asked), "at least \(octets(least))")
        case .conformance(let asked, let allowed):
            ("no proposed service is granted", CodeNames.services(asked), CodeNames.services(allowed))
        case .preEstablished: ("the association is pre-established: it is neither opened nor released", nil, nil)
        case .tooManyAssociations(let limit): ("too many associations on this link", nil, "\(limit)")
        // Any APDU
        case .noAssociation: ("no association is open", nil, nil)
        case .serviceNotNegotiated(let tag, let granted):
            ("service not negotiated", apdu(tag), CodeNames.services(granted))
        case .unknownService(let tag): ("no request of a client", apdu(tag), nil)
        case .malformed(let error): (text(of: error), nil, nil)
        case .pduTooLong(let length, let limit): ("APDU too long", octets(length), octets(limit))
        case .confirmedService(let tag): ("the association carries unconfirmed services only", apdu(tag), nil)
        case .lateConfirmation: ("a DataNotification confirmed for which nobody waits", nil, nil)
        case .unconfirmedGet: ("a GET that forbids its own response", nil, nil)
        // Security
        case .authenticationPending: ("the client has to answer the meter's challenge first", nil, nil)
        case .authentication(let mechanism):
            ("wrong answer to the meter's challenge", CodeNames.mechanism(mechanism), nil)
        case .noCertificate(let client): ("no certificate of the client is known", title(client), nil)
        case .noSigningKey: ("the meter has no key for signatures", nil, nil)
        case .lockedOut(let seconds): ("locked out after too many wrong answers", nil, "again in \(seconds) s")
        case .protectionMissing(let needed, let found):
            ("the message is not protected as it must be", protection(found), protection(needed))
        case .securitySuite(let asked, let allowed): ("wrong security suite", "\(asked)", "\(allowed)")
        case .compressed: ("compression is not supported", nil, nil)
        case .cipheringForm(let tag): ("this form of ciphering is not supported", apdu(tag), nil)
        case .nesting(let tag): ("more than one signature and one ciphering", apdu(tag), nil)
        case .headerTooLong(let length, let limit): ("the APDU's header is too long", octets(length), octets(limit))
        case .recipient(let found, let expected):
            ("the APDU is for another meter", found.map(title) ?? "none", title(expected))
        case .unknownKey(let choice, let id):
            ("the APDU names a key that there is not", "key-info \(choice), \(id.map { "\($0)" } ?? "no id")", nil)
        case .keyRefused(let error): ("no key can be got from what the APDU says of it", "\(error)", nil)
        case .signature: ("the signature does not verify: another key, or octets were changed", nil, nil)
        case .authenticationTag:
            ("the authentication tag does not verify: another key, system title or authentication key", nil, nil)
        case .invocationCounter(let received, let least):
            ("invocation counter too low", "\(received)", "at least \(least)")
        case .sender(let found, let expected):
            ("wrong system title", found.map(title) ?? "none", title(expected))
        case .noDedicatedKey: ("the association has no dedicated key", nil, nil)
        case .noGlobalKey(let isBroadcast):
            ("the association has no \(isBroadcast ? "broadcast" : "unicast") key", nil, nil)
        case .dedicatedKeyRefused(let length):
            ("the dedicated key has a wrong length, or came without encryption", octets(length), octets(16))
        case .tooManySenders: ("the meter remembers the counters of too many clients already", nil, nil)
        case .countersUsedUp: ("the meter has no invocation counter left: its key must be replaced", nil, nil)
        // Objects
        case .undefinedShortName(let name):
            ("no attribute or method has this short name", CodeNames.shortName(name), nil)
        case .undefinedObject(let target): ("no such object", name(target), nil)
        case .otherClass(let target, let actual): ("the object has another class", name(target), "class \(actual)")
        case .noSuchAttribute(let target): ("no such attribute", name(target), nil)
        case .noSuchMethod(let target): ("no such method", name(target), nil)
        case .attributeRight(let target, let needed, let granted):
            ("access right missing", "\(rights(needed)) \(name(target))", rights(granted))
        case .methodRight(let target): ("access right missing", "invoke \(name(target))", "none")
        case .protection(let target): ("the right asks for a protected request", name(target), nil)
        case .attributeZero(let target): ("all attributes at once was not negotiated", name(target), nil)
        case .selectorNotNegotiated(let target, let selector):
            ("selective access was not negotiated", "selector \(selector) of \(name(target))", nil)
        case .selectorRefused(let target, let selector):
            ("access selector not supported", "selector \(selector) of \(name(target))", nil)
        case .application(let target): ("the object refused", name(target), nil)
        // Long responses
        case .blockNumber(let asked, let expected): ("wrong block number", "block \(asked)", "block \(expected)")
        case .noLongTransfer: ("no block transfer is in progress", nil, nil)
        case .tooManyBlocks(let size): ("a response in more than 65535 blocks of \(size) octets", nil, nil)
        case .responseTooLong(let length, let limit):
            ("the response needs blocks, which were not negotiated", octets(length), octets(limit))
        case .requestTooLongToKeep(let length, let limit):
            ("the request is too long to be answered in blocks", octets(length), octets(limit))
        case .valueChanged(let sent): ("the value changed between two blocks", octets(sent), "more")
        case .requestTooLong(let length, let limit):
            ("the request in blocks is longer than the meter can put together", octets(length), octets(limit))
        }
    }

    private static func octets(_ count: some BinaryInteger) -> String { "\(count) octet\(count == 1 ? "" : "s")" }
    private static func apdu(_ tag: UInt8) -> String { CodeNames.text(APDUTag(rawValue: tag).name, tag) }
    private static func name(_ target: AttributeDescriptor) -> String {
        "\(target.instance) /\(target.attribute) of class \(target.classID)"
    }

    private static func title(_ title: SystemTitle) -> String {
        let digits = String(title.rawValue, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func protection(_ protection: Protection) -> String {
        rights(AttributeAccess(rawValue: protection.rawValue))
    }

    /// Rights by their names: `read, write`.
    private static func rights(_ access: AttributeAccess) -> String {
        let names = [
            "read", "write", "authenticated request", "encrypted request", "signed request",
            "authenticated response", "encrypted response", "signed response",
        ]
        let held = names.enumerated().filter { access.rawValue >> $0.offset & 1 == 1 }.map(\.element)
        return held.isEmpty ? "none" : held.joined(separator: ", ")
    }
}

extension RefusalText {
    /// A fault in octets, in words: `malformed: unit: 3 more octets are needed`.
    static func text(of error: DecodeError) -> String { "malformed: \(error)" }
}

extension RefusalReason {
    /// The attribute or method that was asked for, where one was.
    var target: AttributeDescriptor? {
        switch self {
        case .undefinedObject(let target), .otherClass(let target, _), .noSuchAttribute(let target),
            .noSuchMethod(let target), .attributeRight(let target, _, _), .methodRight(let target),
            .protection(let target), .attributeZero(let target), .selectorNotNegotiated(let target, _),
            .selectorRefused(let target, _), .application(let target):
            target
        default: nil
        }
    }
}
