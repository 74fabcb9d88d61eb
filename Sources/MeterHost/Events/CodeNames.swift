import DLMSServer
import DLMSWire

/// Names of the codes that refusals and events carry.
///
/// - Spec: IEC 62056-5-3, ACSE-service-user, ServiceError, ExceptionResponse, application context and mechanism names
enum CodeNames {
    static func result(_ code: UInt8) -> String {
        name(code, ["accepted", "rejected-permanent", "rejected-transient"], "result")
    }

    /// - Parameter source: 1 service user, 2 service provider.
    static func diagnostic(_ code: UInt8, source: UInt8) -> String {
        name(code, source == 2 ? providerDiagnostics : userDiagnostics, "diagnostic")
    }

    private static let userDiagnostics = [
        "null",
        "no-reason-given",
        "application-context-name-not-supported",
        "calling-AP-title-not-recognized",
        "calling-AP-invocation-identifier-not-recognized",
        "calling-AE-qualifier-not-recognized",
        "calling-AE-invocation-identifier-not-recognized",
        "called-AP-title-not-recognized",
        "called-AP-invocation-identifier-not-recognized",
        "called-AE-qualifier-not-recognized",
        "called-AE-invocation-identifier-not-recognized",
        "authentication-mechanism-name-not-recognised",
        "authentication-mechanism-name-required",
        "authentication-failure",
        "authentication-required",
    ]
    private static let providerDiagnostics = ["null", "no-reason-given", "no-common-acse-version"]

    static func initiateError(_ code: UInt8) -> String {
        let names = [
            "other", "dlms-version-too-low", "incompatible-conformance", "pdu-size-too-short",
            "refused-by-the-VDE-Handler",
        ]
        return name(code, names, "initiate error")
    }

    static func stateError(_ code: UInt8) -> String {
        name(code, ["", "service-not-allowed", "service-unknown"], "state-error")
    }

    static func serviceError(_ code: UInt8) -> String {
        let names = [
            "", "operation-not-possible", "service-not-supported", "other-reason", "pdu-too-long",
            "deciphering-error", "invocation-counter-error",
        ]
        return name(code, names, "service-error")
    }

    /// Application context by the last arc of its name.
    static func context(_ id: UInt8?) -> String {
        guard let id else { return "another context" }
        return name(id, ["", "LN", "SN", "LN ciphered", "SN ciphered"], "context") + " (\(id))"
    }

    /// Authentication mechanism by the last arc of its name.
    static func mechanism(_ id: UInt8?) -> String {
        guard let id else { return "none" }
        let names = [
            "lowest", "LLS", "HLS", "HLS MD5", "HLS SHA-1", "HLS GMAC", "HLS SHA-256", "HLS ECDSA",
        ]
        return name(id, names, "mechanism") + " (\(id))"
    }

    /// Services of a conformance by their names, comma-separated; `none` when it is empty.
    static func services(_ conformance: Conformance) -> String {
        let names = Conformance.names.enumerated().filter { index, _ in conformance.rawValue >> (23 - index) & 1 == 1 }
        return names.isEmpty ? "none" : names.map { "\($0.element)" }.joined(separator: ", ")
    }

    private static func name(_ code: UInt8, _ names: [String], _ kind: String) -> String {
        let name = Int(code) < names.count ? names[Int(code)] : ""
        return name.isEmpty ? "\(kind) \(code)" : name
    }
}

extension DataAccessResult {
    /// The standard's name, or the number of a reserved code.
    var text: String { name.map { "\($0)" } ?? "result \(rawValue)" }
}

extension ActionResult {
    /// The standard's name, or the number of a reserved code.
    var text: String { name.map { "\($0)" } ?? "result \(rawValue)" }
}

extension Service {
    /// `get`, `set` or `action`.
    public var text: String {
        switch self {
        case .get: "get"
        case .set: "set"
        case .action: "action"
        }
    }

    /// Name of a result code of this service.
    func resultText(_ code: UInt8) -> String {
        self == .action ? ActionResult(rawValue: code).text : DataAccessResult(rawValue: code).text
    }
}
