import DLMSServer
import DLMSWire
import Testing

/// What the server reports by short name without being asked.
@Suite struct InformationReportTests {
    private func report(
        _ attributes: [(object: Int, attribute: Int8)], on link: Link, conformance: Conformance = .informationReport
    ) throws(Refusal) -> String {
        let context = NegotiatedContext(conformance: conformance, maxReceivePDU: 0, maxSendPDU: 0)
        let peer = Peer(link: 7, client: 33, server: 1, association: 4, context: context)
        let targets = attributes.map { SampleMeter.attribute($0.attribute, ofObject: $0.object) }
        let octets = try encoded { (writer: inout ByteWriter) throws(Refusal) in
            try link.server.writeInformationReport(of: targets, for: peer, into: &writer)
        }
        return text(octets)
    }

    @Test("names the attributes, then gives their values") func values() throws {
        let written = try report([(1, 2), (2, 3)], on: Link())
        #expect(written == "1800" + "02" + "021108" + "021210" + "02" + "06000003e8" + "10ffc4")
    }

    @Test("gives nothing that the client may not read") func rights() {
        #expect(throws: Refusal.self) { try report([(1, 2), (3, 2)], on: Link()) }
    }

    @Test("reports nothing where that was not negotiated") func notNegotiated() {
        #expect(throws: Refusal.self) { try report([(1, 2)], on: Link(), conformance: .read) }
    }
}
