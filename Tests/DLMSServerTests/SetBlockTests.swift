import DLMSServer
import DLMSWire
import Testing

/// SET requests in blocks, octet by octet.
@Suite struct SetBlockTests {
    private static let data = "00010000600100ff0200"
    private static let zone = "000800000100 00ff0300"

    private func associated(keeping: Int = 128, with services: Conformance = Conformance(rawValue: 0xFFFFFF)) -> Link {
        let link = Link(keeping: keeping)
        _ = link.send(AARQs.with(conformance: services))
        return link
    }

    /// A request, its answer, and then the next.
    struct Script: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var exchanges: [(String, String?)]
        /// Value of the Data object's attribute afterwards.
        var value = "09044d435331"
        var reasons: [RefusalReason] = []
    }

    static let scripts = [
        Script(
            testDescription: "one block",
            exchanges: [("c102c1 \(data) 01 00000001 04 09024142", "c503c1 00 00000001")], value: "09024142"),
        Script(
            testDescription: "three blocks, one of them empty",
            exchanges: [
                ("c102c1 \(data) 00 00000001 03 090341", "c502c1 00000001"),
                ("c103c1 00 00000002 00", "c502c1 00000002"),
                ("c103c2 01 00000003 02 4243", "c503c2 00 00000003"),
            ], value: "0903414243"),
        Script(
            testDescription: "the value does not suit the attribute",
            exchanges: [("c102c1 \(data) 01 00000001 02 1105", "c503c1 0c 00000001")],
            reasons: [.application(target)]),
        Script(
            testDescription: "the blocks join to no value",
            exchanges: [
                ("c102c1 \(data) 00 00000001 01 09", "c502c1 00000001"),
                ("c103c1 01 00000002 02 0341", "c503c1 0c 00000002"),
            ], reasons: [.malformed(.truncated(field: "octet-string", missing: 2))]),
        Script(
            testDescription: "something is behind the value",
            exchanges: [("c102c1 \(data) 01 00000001 05 0902414200", "c503c1 0c 00000001")],
            reasons: [.malformed(.excess(field: "raw-data", count: 1))]),
        Script(
            testDescription: "a block comes twice and counts once",
            exchanges: [
                ("c102c1 \(data) 00 00000001 03 090341", "c502c1 00000001"),
                ("c103c1 00 00000002 01 42", "c502c1 00000002"), ("c103c1 00 00000002 01 42", "c502c1 00000002"),
                ("c103c1 01 00000003 01 43", "c503c1 00 00000003"),
            ], value: "0903414243"),
        Script(
            testDescription: "a block is lost",
            exchanges: [
                ("c102c1 \(data) 00 00000001 03 090341", "c502c1 00000001"),
                ("c103c1 01 00000003 01 43", "c503c1 13 00000003"), ("c103c1 01 00000002 01 43", "c503c1 12 00000002"),
            ], reasons: [.blockNumber(asked: 3, expected: 2), .noLongTransfer]),
        Script(
            testDescription: "the first block has another number",
            exchanges: [("c102c1 \(data) 01 00000000 04 09024142", "c503c1 13 00000000")],
            reasons: [.blockNumber(asked: 0, expected: 1)]),
        Script(
            testDescription: "a block without a first one",
            exchanges: [("c103c1 00 00000001 01 09", "c503c1 12 00000001")], reasons: [.noLongTransfer]),
        Script(
            testDescription: "another request gives the transfer up",
            exchanges: [
                ("c102c1 \(data) 00 00000001 03 090341", "c502c1 00000001"),
                ("c001c1 000301000108 00ff 0200", "c401c1 00 06000003e8"),
                ("c103c1 01 00000002 02 4243", "c503c1 12 00000002"),
            ], reasons: [.noLongTransfer]),
        Script(
            testDescription: "a block of an ACTION is none of a SET",
            exchanges: [
                ("c102c1 \(data) 00 00000001 03 090341", "c502c1 00000001"),
                ("c306c1 01 00000002 02 4243", "c701c1 10 00"),
            ], reasons: [.noLongTransfer]),
        Script(
            testDescription: "a list, its values in two blocks",
            exchanges: [
                ("c105c1 02 \(data) \(zone) 00 00000001 04 02090141", "c502c1 00000001"),
                ("c103c1 01 00000002 03 100000", "c504c1 02 00 00 00000002"),
            ], value: "090141"),
        Script(
            testDescription: "a list in which one value is refused",
            exchanges: [("c105c1 02 \(zone) \(data) 01 00000001 08 02 1105 0903414243", "c504c1 02 0c 00 00000001")],
            value: "0903414243", reasons: [.application(AttributeDescriptor(classID: 8, instance: clock, attribute: 3))]
        ),
        Script(
            testDescription: "a list with too few values",
            exchanges: [("c105c1 02 \(data) \(zone) 01 00000001 04 01090141", "c504c1 02 0c0c 00000001")],
            reasons: [.malformed(.invalid(field: "value-list", value: 1))]),
        Script(
            testDescription: "a list of which a block is lost",
            exchanges: [
                ("c105c1 02 \(data) \(zone) 00 00000001 04 02090141", "c502c1 00000001"),
                ("c103c1 01 00000003 03 100000", "c504c1 02 1313 00000003"),
                ("c103c1 01 00000002 03 100000", "c503c1 12 00000002"),
            ], reasons: [.blockNumber(asked: 3, expected: 2), .noLongTransfer]),
    ]

    private static let clock = LogicalName(0, 0, 1, 0, 0, 255)
    private static let target = AttributeDescriptor(
        classID: 1, instance: LogicalName(0, 0, 96, 1, 0, 255), attribute: 2)

    @Test("follows the standard, octet by octet", arguments: scripts) func script(_ script: Script) {
        let link = associated()
        for (request, answer) in script.exchanges {
            #expect(link.send(request) == answer.map { $0.filter { $0 != " " } })
        }
        #expect(text(link.server.application.objects[0].values[1]) == script.value)
        #expect(link.refusals.map(\.reason) == script.reasons)
    }

    @Test("gives up what its memory cannot hold", arguments: [10, 13, 14]) func tooLong(keeping: Int) {
        let link = associated(keeping: keeping)
        let answer = link.send("c102c1 \(Self.data) 00 00000001 03 090341")
        guard keeping >= 13 else {
            #expect(answer == "c503c11100000001")
            return #expect(link.refusals.map(\.reason) == [.requestTooLong(length: 13, limit: keeping)])
        }
        #expect(answer == "c502c100000001")
        #expect(link.send("c103c1 01 00000002 02 4243") == "c503c11100000002")
        #expect(link.refusals.map(\.reason) == [.requestTooLong(length: 15, limit: keeping)])
        #expect(link.send("c103c1 01 00000003 02 4243") == "c503c11200000003")
    }

    @Test("needs block transfer with SET, and multiple references for a list") func notNegotiated() {
        let first = "c102c1 \(Self.data) 01 00000001 04 09024142"
        let list = "c105c1 01 \(Self.data) 01 00000001 05 0109024142"
        #expect(associated(with: .set).send(first) == "d80102")
        let without = associated(with: [.set, .blockTransferWithSetOrWrite])
        #expect(without.send(list) == "d80102")
        #expect(without.send(first) == "c503c10000000001")
    }

    @Test("keeps long requests of two clients apart") func twoClients() {
        let link = associated()
        _ = link.send(AARQs.low("reader01"), client: 32)
        #expect(link.send("c102c1 \(Self.data) 00 00000001 03 090241") == "c502c100000001")
        #expect(link.send("c102c1 \(Self.zone) 00 00000001 01 10", client: 32) == "c502c100000001")
        #expect(link.send("c103c1 01 00000002 01 42") == "c503c10000000002")
        #expect(link.send("c103c1 01 00000002 02 ffc4", client: 32) == "c503c10000000002")
        #expect(text(link.server.application.objects[0].values[1]) == "09024142")
        #expect(text(link.server.application.objects[2].values[2]) == "10ffc4")
    }

    @Test("answers nothing to unconfirmed blocks, and takes them") func unconfirmed() {
        let link = associated()
        #expect(link.send("c10281 \(Self.data) 00 00000001 03 090241") == nil)
        #expect(link.send("c10381 01 00000002 01 42") == nil)
        #expect(text(link.server.application.objects[0].values[1]) == "09024142")
    }
}
