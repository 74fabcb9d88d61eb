import DLMSServer
import DLMSWire
import Testing

/// Requests that are refused as a whole.
@Suite struct ExceptionTests {
    @Test("lets nothing through without an association", arguments: [0xC0, 0xC1, 0xC3, 0xD9, 0x05, 0xC8] as [UInt8])
    func noAssociation(tag: UInt8) {
        let link = Link()
        #expect(link.send([tag, 0x41, 0xC1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0]) == [0xD8, 1, 1])
        #expect(link.refusals.map(\.reason) == [.noAssociation])
    }

    @Test("knows its association by client and logical device") func otherSAP() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send("c001c100030100010800ff0200", client: 32) == "d80101")
        #expect(link.send("c001c100030100010800ff0200", server: 17) == "d80101")
    }

    @Test("refuses services it has not, or that were not negotiated") func notNegotiated() {
        let link = Link()
        _ = link.send(AARQs.with(conformance: [.get]))
        for request in [
            "c101c100010000600100ff0200090441424344",  // SET
            "c301c1000900000a0000ff0100",  // ACTION
            "c003c101000301000108 00ff0200",  // GET with a list
            "d9c1000000010000",  // ACCESS
            "0501020000",  // READ
            "c80100",  // ciphered GET
            "e0800001000000",  // general block transfer
        ] {
            #expect(link.send(request) == "d80102")
        }
        let reason = RefusalReason.serviceNotNegotiated(tag: 0xC1, granted: .get)
        #expect(link.refusals.first == Refusal(.exception(state: 1, service: 2), because: reason))
        #expect(link.session.openCount == 1)
    }

    @Test("refuses blocks of SET and ACTION that were not negotiated") func blocks() {
        let link = Link()
        _ = link.send(AARQs.with(conformance: [.set, .action, .multipleReferences]))
        for request in [
            "c102c100010000600100ff0200 01 00000001 05 0102030405", "c103c1 01 00000002 01 01",
            "c105c1 01 00010000600100ff0200 01 00000001 01 01", "c302c1 00000001",
            "c304c1 000900000a0000ff01 01 00000001 01 01", "c306c1 01 00000001 01 01",
        ] {
            #expect(link.send(request) == "d80102")
        }
    }

    @Test("does not know tags of no request", arguments: [0x00, 0x08, 0x61, 0x63, 0xC2, 0xC4, 0xFF] as [UInt8])
    func unknown(tag: UInt8) {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send([tag, 0, 0, 0]) == [0xD8, 2, 2])
        #expect(link.refusals.map(\.reason) == [.unknownService(tag: tag)])
    }

    @Test("answers an empty APDU") func empty() {
        let link = Link()
        #expect(link.send([]) == [0xD8, 2, 2])
    }

    @Test(
        "answers malformed requests, and says where",
        arguments: [
            "c001c100030100010800ff0200", "c101c100010000600100ff0200090441424344", "c301c1000900000a0000ff0101120002",
            "c003c101000301000108 00ff0200",
        ])
    func malformed(request: String) {
        let link = Link()
        _ = link.send(AARQs.lowest)
        let octets = hex(request)
        for count in 1..<octets.count { #expect(link.send(Array(octets.prefix(count))) == [0xD8, 2, 3]) }
        #expect(link.send(octets + [0]) == [0xD8, 2, 3])
        let isMalformed = link.refusals.map { if case .malformed = $0.reason { true } else { false } }
        #expect(isMalformed == Array(repeating: true, count: octets.count))
        #expect(link.session.openCount == 1)
    }

    @Test("does not answer a malformed request that is unconfirmed") func malformedUnconfirmed() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send("c10181000100006001") == nil)
        #expect(link.refusals.map(\.answer) == [.none])
    }

    @Test("refuses a request longer than it takes") func tooLong() {
        let link = Link()
        _ = link.send(AARQs.lowest, server: 17)
        let request = hex("c001c100030100010800ff020102093c") + Array(repeating: 0, count: 60)
        #expect(link.send(request, server: 17) == [0xD8, 1, 4])
        #expect(link.refusals.map(\.reason) == [.pduTooLong(length: 76, limit: 64)])
    }

    @Test("refuses a selection that was not negotiated") func selection() {
        let link = Link()
        _ = link.send(AARQs.with(conformance: [.get]))
        #expect(link.send("c001c100030100010800ff0201021105") == "c401c1010d")
        #expect(link.refusals.map(\.reason) == [.selectorNotNegotiated(ServiceTests.register, selector: 2)])
        #expect(link.send("c001c100030100010800ff0000") == "c401c1010d")
    }

    @Test("sends nothing rather than half an answer when the host has no room") func noRoom() {
        let link = Link()
        link.room = 10
        #expect(link.send(AARQs.lowest) == nil)
        link.room = 4096
        #expect(link.send("c001c100030100010800ff0200") == "c401c10006000003e8")
        link.room = 2
        #expect(link.send("c001c100030100010800ff0200") == nil)
    }
}
