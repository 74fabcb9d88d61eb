import DLMSWire
import MeterHost

/// What a filter can compare: one row for each field, with the names it goes by.
struct FilterField: Sendable {
    /// The short name first; the others are Wireshark's.
    let names: [String]
    let kind: Kind
    let help: String

    enum Kind: Sendable {
        /// Compared as numbers; some fields have several values, of which one must match.
        case numbers(@Sendable (FrameFacts) -> [Int])
        /// Compared as words of the standard's names: `get` is equal to `get-request-normal`.
        case name(@Sendable (FrameFacts) -> String)
        /// Compared as an OBIS code in any of its notations.
        case instance
        /// Compared as text, without regard to case.
        case text(@Sendable (FrameFacts) -> String)
    }

    static let all: [FilterField] = [
        FilterField(
            names: ["svc", "service", "dlms.apdu"], kind: .name { $0.service },
            help: "service or APDU: get, set-request, aare"),
        FilterField(
            names: ["obis", "ln", "dlms.instance_id"], kind: .instance, help: "logical name: 1.0.1.8.0.255"),
        FilterField(
            names: ["sap", "dlms.sap"], kind: .numbers { [Int($0.client), Int($0.server)] },
            help: "SAP of either side"),
        FilterField(names: ["client"], kind: .numbers { [Int($0.client)] }, help: "client SAP"),
        FilterField(names: ["server"], kind: .numbers { [Int($0.server)] }, help: "SAP of the logical device"),
        FilterField(
            names: ["class", "dlms.class_id"], kind: .numbers { $0.classID.map { [Int($0)] } ?? [] },
            help: "class id of the object"),
        FilterField(
            names: ["attr", "method", "dlms.attribute_id", "dlms.method_id"],
            kind: .numbers { $0.attribute.map { [$0] } ?? [] }, help: "attribute or method number"),
        FilterField(
            names: ["layer"], kind: .name { $0.layer.name }, help: "what a row is: apdu, hdlc, text"),
        FilterField(
            names: ["sn", "shortname"], kind: .numbers { $0.shortName.map { [Int($0)] } ?? [] },
            help: "short name, in decimal"),
        FilterField(names: ["len", "length"], kind: .numbers { [$0.length] }, help: "octets of the frame"),
        FilterField(names: ["link"], kind: .numbers { [Int($0.link)] }, help: "number of the connection"),
        FilterField(names: ["line"], kind: .text { $0.line }, help: "URL of the line: tcp"),
        FilterField(
            names: ["dir", "direction"], kind: .name { $0.direction == .received ? "rx" : "tx" }, help: "rx or tx"),
        FilterField(
            names: ["text", "value", "result", "dlms.data_access_result"], kind: .text { $0.text },
            help: "what the list says of it"),
    ]

    static func named(_ name: String) -> FilterField? { all.first { $0.names.contains(name.lowercased()) } }
}

extension Frame.Kind {
    /// As filters name it: a wrapper PDU is an APDU with a header of its own.
    var name: String {
        switch self {
        case .wrapper: "apdu-wrapper"
        case .apdu: "apdu"
        case .hdlc: "hdlc"
        case .modeE: "text-mode-e"
        case .modem: "text-modem"
        }
    }
}

/// Words that are a filter by themselves.
public enum FilterFlag: String, CaseIterable, Sendable {
    case err, rx, tx, marked, ciphered

    func matches(_ facts: FrameFacts) -> Bool {
        switch self {
        case .err: facts.isError
        case .rx: facts.direction == .received
        case .tx: facts.direction == .sent
        case .marked: facts.isMarked
        case .ciphered: facts.isCiphered
        }
    }
}
