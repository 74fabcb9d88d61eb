import DLMSServer
import DLMSWire
import Testing

/// Reads and Writes that take several APDUs.
@Suite struct VariableBlockTests {
    private static let list = "0c0100" + "0164" + (0..<100).map { "1200" + text([UInt8($0)]) }.joined()

    @Test("sends a long response in blocks of any size", arguments: [12, 20, 64, 134, 135, 136, 200] as [UInt16])
    func sends(size: UInt16) throws {
        let link = Link.shortNames(size: size)
        let first = try #require(link.ask("0501021408"))
        #expect(hex(first).count <= Int(size))
        #expect("0c" + (try link.collect(first)) == Self.list)
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("sends the results of several variables in blocks") func sendsLists() throws {
        let link = Link.shortNames(size: 40)
        let joined = try link.collect(link.ask("0504021108021408021109021210"))
        #expect(joined == "040006000003e8" + Self.list.dropFirst(4) + "0104" + "0010ffc4")
        #expect(link.refusals.map(\.reason) == [.undefinedShortName(0x1109)])
    }

    @Test("invokes a method once, however many blocks its return value takes") func sendsOutcomes() throws {
        let link = Link.shortNames(size: 50)
        let joined = try link.collect(link.ask("0502021388021108"))
        #expect(joined == "0200" + "0981c8" + String(repeating: "55", count: 200) + "0006000003e8")
        let served = link.events.filter {
            if case .served(.read, let target, _) = $0 { target.classID == 9 } else { false }
        }
        #expect(served.count == 1)
    }

    @Test("refuses a long response when blocks were not negotiated") func noBlocks() {
        let link = Link.shortNames(size: 64, conformance: "100220")
        #expect(link.ask("0501021408") == "0c0101fa")
        #expect(link.ask("0502021108021408") == "0e050301")
        #expect(link.ask("0501021108") == "0c010006000003e8")
    }

    @Test("ends the transfer at a block number that is not next") func wrongNumber() throws {
        let link = Link.shortNames(size: 64)
        _ = try #require(link.ask("0501021408"))
        #expect(link.ask("0501050007") == "0c010113")
        #expect(link.refusals.last?.reason == .blockNumber(asked: 7, expected: 1))
        #expect(link.ask("0501050001") == "0c010110")
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("sends a block again when it is asked for again") func repeats() throws {
        let link = Link.shortNames(size: 64)
        _ = link.ask("0501021408")
        let second = try #require(link.ask("0501050001"))
        #expect(link.ask("0501050001") == second)
        #expect(link.ask("0501050002") != second)
    }

    @Test("gives a transfer up for another request") func abandons() {
        let link = Link.shortNames(size: 64)
        _ = link.ask("0501021408")
        #expect(link.ask("0501021108") == "0c010006000003e8")
        #expect(link.ask("0501050001") == "0c010110")
        #expect(link.server.application.openSnapshots.isEmpty)
    }

    @Test("takes a Read in blocks") func receivesRead() {
        let link = Link.shortNames()
        #expect(link.ask("050106" + "00" + "0001" + "03" + "020211") == "0c01030001")
        #expect(link.ask("050106" + "00" + "0002" + "02" + "0802") == "0c01030002")
        #expect(link.ask("050106" + "00" + "0002" + "02" + "0802") == "0c01030002")
        #expect(link.ask("050106" + "01" + "0003" + "02" + "1210") == "0c020006000003e8" + "0010ffc4")
    }

    @Test("answers a Read that came in blocks in blocks") func receivesAndSends() throws {
        let link = Link.shortNames(size: 64)
        #expect(link.ask("050106" + "00" + "0001" + "01" + "01") == "0c01030001")
        #expect("0c" + (try link.collect(link.ask("050106" + "01" + "0002" + "03" + "021408"))) == Self.list)
    }

    @Test("takes a Write in blocks") func receivesWrite() {
        let link = Link.shortNames()
        #expect(link.ask("060107" + "00" + "0001" + "01" + "09" + "05" + "0202121002") == "0d01020001")
        #expect(link.ask("060107" + "01" + "0002" + "01" + "09" + "08" + "110802" + "10003c" + "1105") == "0d02000103")
        #expect(link.ask("0501021210") == "0c010010003c")
    }

    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var requests: [String]
        var answer: String
    }

    static let refused: [Case] = [
        Case(
            description: "a Write that begins in the middle", requests: ["0601070000020109020102"], answer: "0d010112"),
        Case(description: "a Read that begins in the middle", requests: ["05010600000203020211"], answer: "0c010110"),
        Case(
            description: "a block left out", requests: ["0501060000010101", "0501060000030101"], answer: "0c010113"),
        Case(
            description: "more than the memory holds",
            requests: ["050106000001" + "8203e8" + String(repeating: "00", count: 1000)], answer: "0c01010f"),
        Case(
            description: "more values than the memory holds",
            requests: ["060107000001" + "01098203e8" + String(repeating: "00", count: 1000)], answer: "0d010111"),
        Case(
            description: "blocks that are no request", requests: ["0501060000010101", "0501060100020103"],
            answer: "0e050300"),
        Case(description: "a block that is no octet-string", requests: ["060107010001" + "011105"], answer: "0e060300"),
    ]

    @Test("refuses", arguments: refused) func refuses(_ expected: Case) {
        let link = Link.shortNames()
        #expect(expected.requests.map { link.ask($0) }.last == expected.answer)
        #expect(link.ask("0501021108") == "0c010006000003e8")
    }
}
