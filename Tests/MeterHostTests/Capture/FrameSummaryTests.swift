import DLMSWire
import Testing

@testable import MeterHost

@Suite struct FrameSummaryTests {
    private func summary(_ apdu: [UInt8], answering request: [UInt8]? = nil) -> FrameSummary {
        func frame(_ apdu: [UInt8], _ direction: Frame.Direction) -> Frame {
            Frame(
                number: 1, time: 0, line: "", link: 1, direction: direction, client: 16, server: 1, octets: wpdu(apdu))
        }
        let asked = request.map { FrameSummary(frame($0, .received)) }
        return FrameSummary(frame(apdu, asked == nil ? .received : .sent), answering: asked)
    }

    @Test("a request is named with its object")
    func request() {
        let found = summary(TestClient.getTime)
        #expect(found.service == "get-request-normal")
        #expect((found.classID, found.instance?.description, found.attribute) == (8, "0.0.1.0.0.255", 2))
        #expect(!found.isError)
    }

    @Test("a response takes the object of its request")
    func response() {
        let found = summary(octets("C401C1 00 12 0005"), answering: TestClient.getTime)
        #expect((found.service, found.text, found.classID) == ("get-response-normal", "5", 8))
    }

    @Test(
        "refusals are errors, in the standard's words",
        arguments: [
            ("C401C1 01 03", "read-write-denied"), ("C501C1 0C", "type-unmatched"),
            ("C701C1 04 00", "object-undefined"),
            ("D8 01 01", "service-not-allowed, operation-not-possible"), ("0E 01 06 02", "incompatible-conformance"),
        ])
    func refusals(hex: String, text: String) {
        let found = summary(octets(hex), answering: TestClient.getTime)
        #expect(found.isError)
        #expect(found.text == text)
    }

    @Test("a short name is shown with what it stands for")
    func shortNames() {
        let register = AttributeDescriptor(classID: 3, instance: LogicalName(1, 0, 1, 8, 0, 255), attribute: 2)
        let names: ShortNameLookup = { $0 == 0x2EE8 ? (register, false) : nil }
        func frame(_ hex: String, _ direction: Frame.Direction) -> Frame {
            Frame(
                number: 1, time: 0, line: "", link: 1, direction: direction, client: 33, server: 1,
                octets: wpdu(octets(hex)))
        }
        let request = FrameSummary(frame("05 01 02 2EE8", .received), names: names)
        #expect((request.service, request.shortName, request.instance) == ("read-request", 0x2EE8, register.instance))
        let response = FrameSummary(frame("0C 01 00 06 00000005", .sent), answering: request, names: names)
        #expect((response.text, response.attribute) == ("5", 2))
        let refusal = FrameSummary(frame("0C 01 01 03", .sent), answering: request, names: names)
        #expect(refusal.isError && refusal.text == "read-write-denied")
        let unknown = FrameSummary(frame("06 01 02 0100 01 09 02 3132", .received), names: names)
        #expect(unknown.instance == nil && unknown.text == Redaction.mask)
    }

    @Test("what cannot be read says so")
    func malformed() {
        let found = summary(Array(TestClient.getTime.dropLast(3)))
        #expect(found.isError && found.text.hasPrefix("malformed"))
        #expect(summary([0xFE]).service == "octets")
        #expect(summary([]).service == "octets")
    }

    @Test("a running meter shows values in their unit")
    func units() throws {
        let meter = try TestMeter()
        _ = meter.perform(.inject(register: "temperature", 21))
        let client = try TestClient(port: meter.port)
        let bench = octets(
            "6036 A109060760857405080101 8A020780 8B0760857405080201 AC0A 8008 62656E6368303031 BE10 040E 01000000 065F1F0400 007E1F 04B0"
        )
        try client.send(wpdu(bench, client: 64) + wpdu(octets("C001C1 0003 0000600900FF 02 00"), client: 64))
        #expect(try client.receive().first == 0x61)
        #expect(try client.receive().prefix(4) == [0xC4, 1, 0xC1, 0])
        let text = meter.handle.sync { $0.summary(ofFrame: 4)?.text }
        #expect(text?.contains("21 °C") == true)
    }
}

@Suite("The fields of a frame") struct FrameFieldsTests {
    @Test("a line of text is none of the APDUs that begin alike")
    func text() {
        let frame = Frame(
            number: 1, time: 0, line: "", link: 1, direction: .sent, client: 0, server: 0,
            octets: Array("!\r\n\u{3}k".utf8), kind: .modeE)
        let decoding = FrameExport.decoding(frame)
        #expect(decoding.failure == nil && decoding.items.map(\.value) == ["!␍␊<ETX>k"])
    }

    @Test("an identification has its fields")
    func identification() {
        let frame = Frame(
            number: 1, time: 0, line: "", link: 1, direction: .sent, client: 0, server: 0,
            octets: Array("/MCS5\\2MC00000001\r\n".utf8), kind: .modeE)
        #expect(FrameExport.decoding(frame).items.map(\.name) == ["identification"])
    }
}
