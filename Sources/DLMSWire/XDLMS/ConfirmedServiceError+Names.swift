extension ConfirmedServiceError {
    /// The name of ``service`` in the standard; nil for another code.
    public static func name(ofService code: UInt8) -> StaticString? {
        switch code {
        case 1: "initiateError"
        case 2: "getStatus"
        case 3: "getNameList"
        case 4: "getVariableAttribute"
        case 5: "read"
        case 6: "write"
        case 7: "getDataSetAttribute"
        case 8: "getTIAttribute"
        case 9: "changeScope"
        case 10: "start"
        case 11: "stop"
        case 12: "resume"
        case 13: "makeUsable"
        case 14: "initiateLoad"
        case 15: "loadSegment"
        case 16: "terminateLoad"
        case 17: "initiateUpLoad"
        case 18: "upLoadSegment"
        case 19: "terminateUpLoad"
        default: nil
        }
    }

    /// The name of ``kind`` in the standard; nil for another code.
    public static func name(ofKind code: UInt8) -> StaticString? {
        switch code {
        case 0: "application-reference"
        case 1: "hardware-resource"
        case 2: "vde-state-error"
        case 3: "service"
        case 4: "definition"
        case 5: "access"
        case 6: "initiate"
        case 7: "load-data-set"
        case 8: "change-scope"
        case 9: "task"
        case 10: "other"
        default: nil
        }
    }

    /// The name of ``code`` in the standard; nil for another code.
    public static func name(ofCode code: UInt8, kind: UInt8) -> StaticString? {
        switch (kind, code) {
        case (0...7, 0), (9...10, 0): "other"
        case (0, 1): "time-elapsed"
        case (0, 2): "application-unreachable"
        case (0, 3): "application-reference-invalid"
        case (0, 4): "application-context-unsupported"
        case (0, 5): "provider-communication-error"
        case (0, 6): "deciphering-error"
        case (1, 1): "memory-unavailable"
        case (1, 2): "processor-resource-unavailable"
        case (1, 3): "mass-storage-unavailable"
        case (1, 4): "other-resource-unavailable"
        case (2, 1): "no-dlms-context"
        case (2, 2): "loading-data-set"
        case (2, 3): "status-nochange"
        case (2, 4): "status-inoperable"
        case (3, 1): "pdu-size"
        case (3, 2): "service-unsupported"
        case (4, 1): "object-undefined"
        case (4, 2): "object-class-inconsistent"
        case (4, 3): "object-attribute-inconsistent"
        case (5, 1): "scope-of-access-violated"
        case (5, 2): "object-access-violated"
        case (5, 3): "hardware-fault"
        case (5, 4): "object-unavailable"
        case (6, 1): "dlms-version-too-low"
        case (6, 2): "incompatible-conformance"
        case (6, 3): "pdu-size-too-short"
        case (6, 4): "refused-by-the-VDE-Handler"
        case (7, 1): "primitive-out-of-sequence"
        case (7, 2): "not-loadable"
        case (7, 3): "dataset-size-too-large"
        case (7, 4): "not-awaited-segment"
        case (7, 5): "interpretation-failure"
        case (7, 6): "storage-failure"
        case (7, 7): "data-set-not-ready"
        case (9, 1): "no-remote-control"
        case (9, 2): "ti-stopped"
        case (9, 3): "ti-running"
        case (9, 4): "ti-unusable"
        default: nil
        }
    }
}
