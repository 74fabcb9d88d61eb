import DLMSWire
import MeterHost
import Testing

@testable import Console

@Suite struct FrameFilterTests {
    /// The answer to a GET that was refused.
    static let refused = FrameFacts(
        service: "get-response-normal", classID: 3, instance: LogicalName(1, 0, 1, 8, 0, 255), attribute: 2, client: 32,
        server: 1, line: "tcp://127.0.0.1:4059", direction: .sent, length: 15, isError: true, text: "read-write-denied"
    )

    @Test(
        "matches",
        arguments: [
            "svc==get && obis==1.0.1.8.0.255 && sap==32 && err", "svc == get", "svc==get-response", "svc~response",
            "obis==1-0:1.8.0*255", "obis~1.8.0", "sap==1", "client==32", "class==3 attr==2", "err", "tx", "!rx",
            "!(svc==set || svc==action)", "svc==set || err", "len>=15 && len<16", "text==denied", "denied",
            "\"write-d\"",
            "line==tcp", "sap!=33", "obis!=1.0.2.8.0.255", "dlms.instance_id==1.0.1.8.0.255", "svc=get", "!!err",
        ])
    func matches(source: String) throws {
        #expect(try FrameFilter(source).matches(Self.refused))
    }

    @Test("takes short names as they are shown", arguments: ["sn==0x2EE8", "sn==12008", "shortname>=0x2ee0"])
    func shortName(source: String) throws {
        var facts = FrameFacts(service: "read-request", client: 33, server: 1, direction: .received)
        facts.shortName = 0x2EE8
        #expect(try FrameFilter(source).matches(facts))
    }

    @Test(
        "does not match",
        arguments: [
            "svc==set", "rx", "!err", "obis==1.0.2.8.0.255", "sap==33", "sap!=1", "len<15", "nothing", "marked",
        ])
    func excludes(source: String) throws {
        #expect(try !FrameFilter(source).matches(Self.refused))
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("svc==", "something is missing at the end"), ("colour==red", "no field `colour`"),
            ("sap==x", "`x` is no sap: SAP of either side"), ("obis==1.2", "`1.2` is no obis"),
            ("(err", "`)` is missing"), ("err)", "`)` does not belong here"),
            ("err &&", "something is missing at the end"),
            ("\"open", "`\"` is missing at the end"), ("!=3", "`!` does not belong here"),
            (String(repeating: "!", count: 60) + "err", "nested too deeply"), ("", "something is missing at the end"),
        ])
    func faults(source: String, reason: String) {
        #expect {
            _ = try FrameFilter(source)
        } throws: { error in
            (error as? FilterFault)?.reason.hasPrefix(reason) == true
        }
    }
}
