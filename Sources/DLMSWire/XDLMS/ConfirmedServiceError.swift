/// A confirmed service failed: the answer to a faulty InitiateRequest, and of short-name services.
///
/// - Spec: IEC 62056-5-3, ConfirmedServiceError
public struct ConfirmedServiceError: Equatable, Sendable {
    /// The service that failed: 1 initiateError, 5 read, 6 write.
    public var service: UInt8
    /// Kind of error, 0 application-reference to 10 other: CHOICE of ServiceError.
    public var kind: UInt8
    /// The error within its kind.
    public var code: UInt8

    public static let initiateError: UInt8 = 1
    public static let read: UInt8 = 5
    public static let write: UInt8 = 6
    public static let initiateKind: UInt8 = 6

    public static let initiateOther = Self(service: initiateError, kind: initiateKind, code: 0)
    public static let dlmsVersionTooLow = Self(service: initiateError, kind: initiateKind, code: 1)
    public static let incompatibleConformance = Self(service: initiateError, kind: initiateKind, code: 2)
    public static let pduSizeTooShort = Self(service: initiateError, kind: initiateKind, code: 3)
    public static let refusedByVDEHandler = Self(service: initiateError, kind: initiateKind, code: 4)

    public init(service: UInt8, kind: UInt8, code: UInt8) {
        (self.service, self.kind, self.code) = (service, kind, code)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.confirmedServiceError.rawValue, "confirmed-service-error")
        service = try reader.u8("service")
        let service = service
        guard let name = Self.name(ofService: service) else { throw reader.invalid("service", Int(service)) }
        reader.explain(name)
        kind = try reader.u8("service-error")
        let kind = kind
        guard let name = Self.name(ofKind: kind) else { throw reader.invalid("service-error", Int(kind)) }
        reader.explain(name)
        code = try reader.u8("error")
        let code = code
        reader.explain(Self.name(ofCode: code, kind: kind))
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.confirmedServiceError.rawValue)
        writer.u8(service)
        writer.u8(kind)
        writer.u8(code)
    }
}
