/// The server cannot process a request at all.
///
/// - Spec: IEC 62056-5-3, Exception-Response
public struct ExceptionResponse: Equatable, Sendable {
    /// 1 service-not-allowed, 2 service-unknown.
    public var stateError: UInt8
    /// 1 operation-not-possible, 2 service-not-supported, 3 other-reason, 4 pdu-too-long, 5 deciphering-error,
    /// 6 invocation-counter-error.
    public var serviceError: UInt8
    /// The counter the server expects at least; sent with service error 6.
    public var invocationCounter: UInt32?

    public static let serviceNotAllowed: UInt8 = 1
    public static let serviceUnknown: UInt8 = 2
    public static let operationNotPossible: UInt8 = 1
    public static let serviceNotSupported: UInt8 = 2
    public static let otherReason: UInt8 = 3
    public static let pduTooLong: UInt8 = 4
    public static let decipheringError: UInt8 = 5
    public static let invocationCounterError: UInt8 = 6

    public init(stateError: UInt8, serviceError: UInt8, invocationCounter: UInt32? = nil) {
        (self.stateError, self.serviceError) = (stateError, serviceError)
        self.invocationCounter = invocationCounter
    }
}

extension ExceptionResponse {
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.exceptionResponse.rawValue, "exception-response")
        stateError = try reader.u8("state-error")
        let state = stateError
        reader.explain(Self.name(ofState: state))
        serviceError = try reader.u8("service-error")
        let service = serviceError
        reader.explain(Self.name(ofService: service))
        if service == Self.invocationCounterError { invocationCounter = try reader.u32("invocation-counter") }
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.exceptionResponse.rawValue)
        writer.u8(stateError)
        writer.u8(serviceError)
        if let invocationCounter { writer.u32(invocationCounter) }
    }

    /// The name in the standard; nil for another code.
    public static func name(ofState code: UInt8) -> StaticString? {
        switch code {
        case 1: "service-not-allowed"
        case 2: "service-unknown"
        default: nil
        }
    }

    /// The name in the standard; nil for another code.
    public static func name(ofService code: UInt8) -> StaticString? {
        switch code {
        case 1: "operation-not-possible"
        case 2: "service-not-supported"
        case 3: "other-reason"
        case 4: "pdu-too-long"
        case 5: "deciphering-error"
        case 6: "invocation-counter-error"
        default: nil
        }
    }
}
