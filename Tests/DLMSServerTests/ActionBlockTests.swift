import DLMSServer
import DLMSWire
import Testing

/// ACTION requests and responses in blocks, octet by octet. Method 1 of the script returns its parameter, method 2 a
/// value of 203 octets.
@Suite struct ActionBlockTests {
    private static let object = "000900000a0000ff"

    private func associated(size: UInt16 = 0, keeping: Int = 512, without left: Conformance = []) -> Link {
        let link = Link(keeping: keeping)
        _ = link.send(AARQs.with(conformance: Conformance(rawValue: 0xFFFFFF).subtracting(left), size: size))
        return link
    }

    struct Script: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Longest APDU that the client takes.
        var size: UInt16 = 0
        var exchanges: [(String, String)]
        var reasons: [RefusalReason] = []
    }

    static let scripts = [
        Script(
            testDescription: "parameters in one block",
            exchanges: [("c304c1 \(object)01 01 00000001 02 1105", "c701c1 00 01 00 1105")]),
        Script(
            testDescription: "parameters in three blocks",
            exchanges: [
                ("c304c1 \(object)01 00 00000001 03 090341", "c704c1 00000001"),
                ("c306c1 00 00000002 01 42", "c704c1 00000002"),
                ("c306c1 01 00000003 01 43", "c701c1 00 01 00 0903414243"),
            ]),
        Script(
            testDescription: "a block comes twice and counts once",
            exchanges: [
                ("c304c1 \(object)01 00 00000001 03 090241", "c704c1 00000001"),
                ("c306c1 00 00000002 00", "c704c1 00000002"), ("c306c1 00 00000002 00", "c704c1 00000002"),
                ("c306c1 01 00000003 01 42", "c701c1 00 01 00 09024142"),
            ]),
        Script(
            testDescription: "a block is lost",
            exchanges: [
                ("c304c1 \(object)01 00 00000001 03 090241", "c704c1 00000001"),
                ("c306c1 01 00000003 01 42", "c701c1 0e 00"), ("c306c1 01 00000002 01 42", "c701c1 10 00"),
            ], reasons: [.blockNumber(asked: 3, expected: 2), .noLongTransfer]),
        Script(
            testDescription: "no parameters that can be read",
            exchanges: [("c304c1 \(object)01 01 00000001 01 11", "c701c1 0c 00")],
            reasons: [.malformed(.truncated(field: "unsigned", missing: 1))]),
        Script(
            testDescription: "a list, its parameters in two blocks",
            exchanges: [
                ("c305c1 02 \(object)01 \(object)03 00 00000001 02 0211", "c704c1 00000001"),
                ("c306c1 01 00000002 02 0500", "c703c1 02 00 01 00 1105 02 00"),
            ], reasons: [.application(target)]),
        Script(
            testDescription: "a list with too many parameters",
            exchanges: [("c305c1 01 \(object)01 01 00000001 05 0211051106", "c703c1 01 0c00")],
            reasons: [.malformed(.invalid(field: "value-list", value: 2))]),
        Script(
            testDescription: "a long return value: the value alone", size: 16,
            exchanges: [
                (
                    "c301c1 \(object)01 01 090c000102030405060708090a0b",
                    "c702c1 00 00000001 07 090c0001020304"
                ), ("c302c1 00000001", "c702c1 01 00000002 07 05060708090a0b"), ("c302c1 00000002", "c701c1 10 00"),
            ], reasons: [.noLongTransfer]),
        Script(
            testDescription: "a long list of outcomes", size: 16,
            exchanges: [
                ("c303c1 02 \(object)01 \(object)01 02 0902aabb 0902ccdd", "c702c1 00 00000001 07 02 000100 0902aa"),
                ("c302c1 00000001", "c702c1 00 00000002 07 bb 000100 0902cc"),
                ("c302c1 00000002", "c702c1 01 00000003 01 dd"),
            ]),
        Script(
            testDescription: "parameters in blocks, and the return value", size: 16,
            exchanges: [
                ("c304c1 \(object)01 00 00000001 08 090c000102030405", "c704c1 00000001"),
                ("c306c1 01 00000002 06 060708090a0b", "c702c1 00 00000001 07 090c0001020304"),
                ("c302c1 00000001", "c702c1 01 00000002 07 05060708090a0b"),
            ]),
        Script(
            testDescription: "another block than the next", size: 16,
            exchanges: [
                ("c301c1 \(object)01 01 090c000102030405060708090a0b", "c702c1 00 00000001 07 090c0001020304"),
                ("c302c1 00000002", "c701c1 0e 00"), ("c302c1 00000001", "c701c1 10 00"),
            ], reasons: [.blockNumber(asked: 2, expected: 1), .noLongTransfer]),
        Script(
            testDescription: "a GET for the blocks of an ACTION", size: 16,
            exchanges: [
                ("c301c1 \(object)01 01 090c000102030405060708090a0b", "c702c1 00 00000001 07 090c0001020304"),
                ("c002c1 00000001", "c402c1 01 00000001 01 10"), ("c302c1 00000001", "c701c1 10 00"),
            ], reasons: [.noLongTransfer, .noLongTransfer]),
    ]

    private static let target = AttributeDescriptor(
        classID: 9, instance: LogicalName(0, 0, 10, 0, 0, 255), attribute: 3)

    @Test("follows the standard, octet by octet", arguments: scripts) func script(_ script: Script) {
        let link = associated(size: script.size)
        for (request, answer) in script.exchanges { #expect(link.send(request) == answer.filter { $0 != " " }) }
        #expect(link.refusals.map(\.reason) == script.reasons)
    }

    @Test("invokes a method once, and sends its value in blocks of any size", arguments: [14, 64, 128, 139, 200])
    func sizes(size: UInt16) throws {
        let link = associated(size: size)
        let value = text(link.server.application.objects[3].values[1])
        var answer = try #require(link.send("c301c1 \(Self.object)0200"))
        var (joined, number) = ("", 0)
        while true {
            number += 1
            let octets = hex(answer)
            #expect(octets.count <= Int(size))
            #expect(octets.starts(with: [0xC7, 2, 0xC1, octets[3], 0, 0, 0, UInt8(number)]))
            joined += text(Array(octets.dropFirst(octets[8] < 0x80 ? 9 : 10)))
            if octets[3] == 1 { break }
            answer = try #require(link.send("c302c1 000000\(text([UInt8(number)]))"))
        }
        #expect(joined == value)
        #expect(link.events.count { if case .served(.action, _, 0) = $0 { true } else { false } } == 1)
    }

    @Test("says that the method ran when its value cannot be kept") func tooLongToKeep() {
        let link = associated(size: 100, keeping: 150)
        #expect(link.send("c301c1 \(Self.object)0200") == "c701c1000101fa")
        #expect(link.refusals.map(\.reason) == [.responseTooLong(length: 206, limit: 150)])
    }

    @Test("gives up parameters that its memory cannot hold") func parametersTooLong() {
        let link = associated(keeping: 12)
        #expect(link.send("c304c1 \(Self.object)01 00 00000001 03 090341") == "c704c100000001")
        #expect(link.send("c306c1 01 00000002 02 4243") == "c701c10f00")
        #expect(link.refusals.map(\.reason) == [.requestTooLong(length: 14, limit: 12)])
    }

    @Test("needs block transfer with ACTION, and multiple references for a list") func notNegotiated() {
        let first = "c304c1 \(Self.object)01 01 00000001 02 1105"
        #expect(associated(without: .blockTransferWithAction).send(first) == "d80102")
        #expect(associated(without: .blockTransferWithAction).send("c302c1 00000001") == "d80102")
        let list = "c305c1 01 \(Self.object)01 01 00000001 03 011105"
        #expect(associated(without: .multipleReferences).send(list) == "d80102")
    }
}
