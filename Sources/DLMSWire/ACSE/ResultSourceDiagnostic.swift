/// Who refused an association, and why.
///
/// - Spec: IEC 62056-5-3, Associate-source-diagnostic
public struct ResultSourceDiagnostic: Hashable, Sendable {
    /// 1 ACSE service user, 2 ACSE service provider.
    public var source: UInt8
    public var code: UInt8

    public init(source: UInt8, code: UInt8) { (self.source, self.code) = (source, code) }

    public static let userNull = Self(source: 1, code: 0)
    public static let noReasonGiven = Self(source: 1, code: 1)
    public static let applicationContextNameNotSupported = Self(source: 1, code: 2)
    public static let callingAPTitleNotRecognized = Self(source: 1, code: 3)
    public static let mechanismNameNotRecognised = Self(source: 1, code: 11)
    public static let mechanismNameRequired = Self(source: 1, code: 12)
    public static let authenticationFailure = Self(source: 1, code: 13)
    public static let authenticationRequired = Self(source: 1, code: 14)
    public static let providerGivesNoReason = Self(source: 2, code: 1)
    public static let noCommonACSEVersion = Self(source: 2, code: 2)

    /// The diagnostic's name in the standard; nil for a reserved code.
    public var name: StaticString? {
        switch (source, code) {
        case (_, 0): "null"
        case (_, 1): "no-reason-given"
        case (1, 2): "application-context-name-not-supported"
        case (1, 3): "calling-AP-title-not-recognized"
        case (1, 4): "calling-AP-invocation-identifier-not-recognized"
        case (1, 5): "calling-AE-qualifier-not-recognized"
        case (1, 6): "calling-AE-invocation-identifier-not-recognized"
        case (1, 7): "called-AP-title-not-recognized"
        case (1, 8): "called-AP-invocation-identifier-not-recognized"
        case (1, 9): "called-AE-qualifier-not-recognized"
        case (1, 10): "called-AE-invocation-identifier-not-recognized"
        case (1, 11): "authentication-mechanism-name-not-recognised"
        case (1, 12): "authentication-mechanism-name-required"
        case (1, 13): "authentication-failure"
        case (1, 14): "authentication-required"
        case (2, 2): "no-common-acse-version"
        default: nil
        }
    }
}

extension ResultSourceDiagnostic {
    /// Reads the component's contents: the CHOICE of source, and an INTEGER in it.
    init(contents reader: inout ByteReader) throws(DecodeError) {
        let choice = try reader.tag("result-source-diagnostic")
        guard choice == 0xA1 || choice == 0xA2 else {
            throw reader.invalid("result-source-diagnostic", Int(choice), back: 1)
        }
        let field: FieldName = choice == 0xA1 ? "acse-service-user" : "acse-service-provider"
        reader.begin(field, back: 1)
        var inner = try reader.slice(try reader.plainLength(field), field)
        let code = try inner.berInteger("diagnostic")
        guard (0...0xFF).contains(code.value) else { throw inner.invalid("diagnostic", Int(code.value)) }
        self.init(source: choice & 0x0F, code: UInt8(truncatingIfNeeded: code.value))
        let name = self.name
        inner.explain(name)
        reader.end()
    }

    func encode(into writer: inout ByteWriter) { writer.integerComponent(0xA0 | source, BERInteger(code)) }
}
