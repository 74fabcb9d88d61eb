import Testing

@testable import MeterHost

@Suite("Negotiated sizes, changed by hand")
struct NegotiatedSizeTests {
    /// GET of the object_list of the client's own association.
    private static let getObjects = octets("C001C1 000F 0000280000FF 02 00")

    @Test("a smaller PDU forces blocks, at once, and is announced") func smaller() throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        try client.send(wpdu(Self.getObjects))
        #expect(try client.receive().prefix(2) == [0xC4, 1])
        let outcome = meter.perform(.setMaxSendPDU(link: 1, octets: 64))
        #expect(outcome == .done("16→1 sends at most 1024 → 64 octets"))
        #expect(meter.event { $0.message == outcome.text } != nil)
        try client.send(wpdu(Self.getObjects))
        let block = try client.receive()
        #expect(block.prefix(2) == [0xC4, 2] && block.count == 64)
        let association = meter.handle.sync { $0.clients[1]?.associations.first }
        #expect(association?.context.maxSendPDU == 64 && association?.asked?.maxReceivePDU == 1200)
    }

    @Test("a size that no block fits into, or that client or meter cannot do, is refused", arguments: [0, 11, 1201])
    func refused(octets: Int) throws {
        let meter = try TestMeter()
        let client = try meter.associated()
        let outcome = meter.perform(.setMaxSendPDU(link: 1, octets: octets))
        #expect(outcome == .refused("\(octets) octets are not possible; the client and the meter can do 12...1024"))
        try client.send(wpdu(Self.getObjects))
        #expect(try client.receive().prefix(2) == [0xC4, 1])
    }

    @Test("there must be an association") func none() throws {
        let meter = try TestMeter()
        let refusal = CommandOutcome.refused("no association is open on connection 1")
        #expect(meter.perform(.setMaxSendPDU(link: 1, octets: 64)) == refusal)
    }
}
