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
    public var line: String {
        let details = [asked.map { "asked \($0)" }, allowed.map { "allowed \($0)" }].compactMap { $0 }
        return reason + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))") + ": " + answer
    }

    private static func answer(_ answer: Refusal.Answer) -> String {
        switch answer {
        case .aare(let result, let source, let diagnostic):
            "AARE \(CodeNames.result(result)), \(CodeNames.diagnostic(diagnostic, source: source))"
        case .aareWithInitiateError(let result, let diagnostic, let error):
            "AARE \(CodeNames.result(result)), \(CodeNames.diagnostic(diagnostic, source: 1)), "
                + "initiateError \(CodeNames.initiateError(error))"
        case .rlre(let reason): "RLRE \(reason == 0 ? "normal" : "not-finished")"
        case .dataAccessResult(let result): "data-access-result \(result.text)"
        case .actionResult(let result): "action-result \(result.text)"
        case .exception(let state, let service):
            "exception-response \(CodeNames.stateError(state)), \(CodeNames.serviceError(service))"
        case .confirmedServiceError(let service, let kind, let code):
            "confirmedServiceError service \(service), kind \(kind), code \(code)"
        case .none: "no answer"
        case .close: "connection closed"
        }
    }
}

// MARK: - Reasons

extension RefusalText {
    private typealias Words = (reason: String, asked: String?, allowed: String?)

    private static func reason(_ reason: RefusalReason) -> Words {
        switch reason {
        case .unknownLogicalDevice, .unknownClient, .applicationContext, .mechanism, .passwordMissing, .password,
            .protocolVersion, .dlmsVersion, .clientPDUSize, .conformance, .tooManyAssociations, .contextNotServed,
            .mechanismNotServed, .authenticationNotSelected, .userInformationMissing, .dedicatedKey:
            association(reason)
        case .noAssociation, .serviceNotNegotiated, .unknownService, .malformed, .pduTooLong, .blockNumber,
            .noLongTransfer, .confirmedService, .unconfirmedGet, .responseTooLong, .requestTooLongToKeep, .valueChanged:
            service(reason)
        case .undefinedObject, .otherClass, .noSuchAttribute, .noSuchMethod, .attributeRight, .methodRight,
            .selectorRefused, .selectorNotNegotiated, .attributeZero, .protection, .application:
            object(reason)
        }
    }

    private static func association(_ reason: RefusalReason) -> Words {
        switch reason {
        case .unknownLogicalDevice(let sap): ("no logical device has this SAP", "SAP \(sap)", nil)
        case .unknownClient(let sap): ("no association is defined for this client", "client \(sap)", nil)
        case .applicationContext(let asked, let allowed):
            ("application context not supported", CodeNames.context(asked), CodeNames.context(allowed))
        case .mechanism(let asked, let allowed):
            ("another authentication mechanism is needed", CodeNames.mechanism(asked), CodeNames.mechanism(allowed))
        case .passwordMissing(let length): ("password missing", "no password", octets(length))
        case .password(let received, let expected): ("wrong password", octets(received), octets(expected))
        case .protocolVersion(let asked): ("ACSE protocol version", "\(asked)", "1")
        case .dlmsVersion(let asked, let allowed): ("DLMS version", "\(asked)", "\(allowed)")
        case .clientPDUSize(let asked, let least):
            ("client-max-receive-pdu-size", octets(asked), "at least \(octets(least))")
        case .conformance(let asked, let allowed):
            ("no proposed service is granted", CodeNames.services(asked), CodeNames.services(allowed))
        case .tooManyAssociations(let limit): ("too many associations on this link", nil, "\(limit)")
        case .contextNotServed(let id):
            ("this meter does not serve the association's context", nil, CodeNames.context(id))
        case .mechanismNotServed(let id):
            ("this meter does not serve the association's mechanism", nil, CodeNames.mechanism(id))
        case .authenticationNotSelected: ("sender-acse-requirements do not select authentication", nil, nil)
        case .userInformationMissing: ("user-information missing", nil, "an InitiateRequest")
        case .dedicatedKey: ("dedicated key without ciphering", "a dedicated key", "none")
        default: preconditionFailure("no reason of an association")
        }
    }

    private static func service(_ reason: RefusalReason) -> Words {
        switch reason {
        case .noAssociation: ("no association is open", nil, nil)
        case .serviceNotNegotiated(let tag, let granted):
            ("service not negotiated", apdu(tag), CodeNames.services(granted))
        case .unknownService(let tag): ("service not supported", apdu(tag), nil)
        case .malformed(let error): (text(of: error), nil, nil)
        case .pduTooLong(let length, let limit): ("APDU too long", octets(length), octets(limit))
        case .blockNumber(let asked, let expected): ("wrong block number", "block \(asked)", "block \(expected)")
        case .noLongTransfer: ("no block transfer is in progress", nil, nil)
        case .confirmedService(let tag): ("confirmed service in an unconfirmed association", apdu(tag), "unconfirmed")
        case .unconfirmedGet: ("GET that forbids its response", "unconfirmed", "confirmed")
        case .responseTooLong(let length, let limit): ("response too long", octets(length), octets(limit))
        case .requestTooLongToKeep(let length, let limit):
            ("request too long for a response in blocks", octets(length), octets(limit))
        case .valueChanged(let expected): ("the value changed its length between blocks", nil, octets(expected))
        default: preconditionFailure("no reason of a service")
        }
    }

    private static func object(_ reason: RefusalReason) -> Words {
        switch reason {
        case .undefinedObject(let target): ("no such object", name(target), nil)
        case .otherClass(let target, let actual): ("the object has another class", name(target), "class \(actual)")
        case .noSuchAttribute(let target): ("no such attribute", name(target), nil)
        case .noSuchMethod(let target): ("no such method", name(target), nil)
        case .attributeRight(let target, let needed, let granted):
            ("access right missing", "\(rights(needed)) \(name(target))", rights(granted))
        case .methodRight(let target): ("access right missing", "invoke \(name(target))", "none")
        case .selectorRefused(let target, let selector):
            ("access selector not supported", "selector \(selector) of \(name(target))", nil)
        case .selectorNotNegotiated(let target, let selector):
            ("selective access not negotiated", "selector \(selector) of \(name(target))", nil)
        case .attributeZero(let target): ("attribute 0 not negotiated", name(target), nil)
        case .protection(let target): ("a protected request is needed", "unprotected \(name(target))", nil)
        case .application(let target): ("the object refused", name(target), nil)
        default: preconditionFailure("no reason of an object")
        }
    }

    private static func octets(_ count: some BinaryInteger) -> String { "\(count) octet\(count == 1 ? "" : "s")" }
    private static func apdu(_ tag: UInt8) -> String { "APDU tag \(tag)" }
    private static func name(_ target: AttributeDescriptor) -> String {
        "\(target.instance) /\(target.attribute) of class \(target.classID)"
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
    /// A fault in octets, in words: `unit: 3 octets missing`.
    static func text(of error: DecodeError) -> String {
        "malformed: \(error.description)"
    }
}
