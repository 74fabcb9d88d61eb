import DLMSServer
import DLMSWire
import Testing

/// Requests with lists of references.
@Suite struct ListTests {
    private static let register = "000301000108 00ff"
    private static let data = "00010000600100ff"
    private static let script = "000900000a0000ff"

    private func associated(size: UInt16 = 0, without left: Conformance = []) -> Link {
        let link = Link(keeping: 256)
        _ = link.send(AARQs.with(conformance: Conformance(rawValue: 0xFFFFFF).subtracting(left), size: size))
        return link
    }

    @Test("reads a list, each element with its own result") func get() {
        let link = associated()
        let request = "c003c103 \(Self.register)0200 \(Self.register)0900 \(Self.data)0200"
        #expect(link.send(request) == "c403c103" + "0006000003e8" + "0104" + "0009044d435331")
        #expect(link.refusals.count == 1)
    }

    @Test("reads an empty list") func getNothing() { #expect(associated().send("c003c100") == "c403c100") }

    @Test("reads a list with a selection") func getSelected() {
        let link = associated()
        #expect(link.send("c003c101 \(Self.register)0201021105") == "c403c101001105")
    }

    @Test("a block of a long list costs the elements that are in it") func getLongCost() throws {
        let link = Link(keeping: 2048)
        _ = link.send(AARQs.with(size: 40))
        let list = Array(repeating: "\(Self.register)0200", count: 100).joined()
        var answer = try #require(link.send("c003c164 \(list)"))
        // The first time all of them are read, to see whether they fit; then the first block's.
        #expect(link.server.application.reads <= 100 + 7)
        var joined = ""
        while true {
            let block = try #require(Blocks.first(of: answer))
            joined += block.data
            if block.last { break }
            let before = link.server.application.reads
            answer = try #require(link.send("c002c1" + text([0, 0, 0, UInt8(block.number)])))
            #expect(link.server.application.reads - before <= 7)
        }
        #expect(joined == "64" + Array(repeating: "0006000003e8", count: 100).joined())
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("sends a long list in blocks that join to the list") func getLong() {
        let link = associated(size: 40)
        let list = Array(repeating: "\(Self.register)0200\(Self.data)0200\(Self.register)0700", count: 3).joined()
        let whole = "09" + Array(repeating: "0006000003e80009044d4353310104", count: 3).joined()
        #expect(
            link.send("c003c109" + list).map { Blocks.first(of: $0) }
                == Blocks(last: false, number: 1, data: String(whole.prefix(60))))
        #expect(Blocks.rest(from: 1, on: link, after: String(whole.prefix(60))) == whole)
        #expect(link.server.application.openSnapshots.isEmpty)
        #expect(link.refusals.count == 3)
    }

    @Test("refuses a list that is too long when blocks are not negotiated") func getTooLong() {
        let link = Link()
        _ = link.send(AARQs.with(conformance: [.get, .multipleReferences], size: 20))
        #expect(link.send("c003c103 \(Self.register)0200 \(Self.register)0200 \(Self.register)0200") == "d80104")
        #expect(link.refusals.map(\.reason) == [.responseTooLong(length: 19, limit: 20)])
    }

    @Test("refuses a long list that it cannot keep") func getTooLongToKeep() {
        let link = Link(keeping: 30)
        _ = link.send(AARQs.with(size: 20))
        #expect(link.send("c003c103 \(Self.register)0200 \(Self.register)0200 \(Self.register)0200") == "d80104")
        #expect(link.refusals.map(\.reason) == [.requestTooLongToKeep(length: 42, limit: 30)])
    }

    @Test("writes a list") func set() {
        let link = associated()
        #expect(link.send("c104c102 \(Self.data)0200 \(Self.register)0200 02 090141 1105") == "c505c1020003")
        #expect(link.send("c001c1\(Self.data)0200") == "c401c100090141")
    }

    @Test("refuses a list with too few or too many values") func setCounts() {
        let link = associated()
        #expect(link.send("c104c102 \(Self.data)0200 \(Self.register)0200 01 090141") == "d80203")
        #expect(link.send("c104c101 \(Self.data)0200 02 090141 1105") == "d80203")
        #expect(link.send("c303c101 \(Self.script)01 02 00 00") == "d80203")
        #expect(link.send("c001c1\(Self.data)0200") == "c401c10009044d435331")
    }

    @Test("invokes a list") func action() {
        let link = associated()
        let request = "c303c104 \(Self.script)01 \(Self.script)01 \(Self.script)03 \(Self.script)04 04 120002 00 00 00"
        #expect(link.send(request) == "c703c104" + "000100120002" + "0000" + "0200" + "0300")
    }

    @Test("tells of each invocation, though the return values do not fit") func actionTooLong() {
        let link = associated(size: 20, without: .blockTransferWithAction)
        let request = "c303c103 \(Self.script)01 \(Self.script)02 \(Self.script)01 03 1105 00 1106"
        #expect(link.send(request) == "c703c103" + "0001001105" + "000101fa" + "0001001106")
        #expect(link.refusals.count == 1)
    }

    @Test("does nothing of a list whose results cannot all be told") func tooMany() {
        let link = associated(size: 12, without: .blockTransferWithAction)
        let references = String(repeating: "\(Self.data)0200", count: 9)
        let values = String(repeating: "090141", count: 9)
        #expect(link.send("c104c109 \(references) 09 \(values)") == "d80104")
        #expect(link.send("c303c103 \(Self.script)01 \(Self.script)01 \(Self.script)01 03 00 00 00") == "d80104")
        #expect(link.events.count == 3)
    }
}
