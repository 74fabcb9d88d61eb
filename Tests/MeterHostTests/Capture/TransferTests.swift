import DLMSWire
import Testing

@testable import MeterHost

@Suite("Transfers in blocks") struct TransferTests {
    /// Puts APDUs of one client into a log, and shows them to a tracker. `<` is what the client sends.
    private func track(_ exchange: [String], client: UInt16 = 16) throws -> (TransferTracker, CaptureLog) {
        let capture = CaptureLog(capacity: 1 << 17, frameLimit: 100)
        let tracker = TransferTracker()
        let tap = CaptureLog.Tap(line: capture.register(line: "tcp://127.0.0.1:4059"), link: 1)
        for line in exchange {
            let octets = try bytes(String(line.dropFirst(2)))
            octets.withUnsafeBytes {
                capture.append(
                    $0, line.hasPrefix("<") ? .received : .sent, at: 0, on: tap, client: client, server: 1, kind: .apdu)
            }
            tracker.take(try #require(capture[capture.nextNumber - 1]))
        }
        return (tracker, capture)
    }

    private func bytes(_ hex: String) throws -> [UInt8] {
        let digits = hex.filter { $0 != " " }
        return try stride(from: 0, to: digits.count, by: 2).map { place in
            let start = digits.index(digits.startIndex, offsetBy: place)
            return try #require(UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16))
        }
    }

    private static let get = "< C0 01 C1 0001 0000600100FF 02 00"

    @Test("a long GET is one exchange with its value put together") func get() throws {
        let (tracker, capture) = try track([
            Self.get, "> C4 02 C1 00 00000001 00 03 090461", "< C0 02 C1 00000001",
            "> C4 02 C1 01 00000002 00 03 626364",
        ])
        let transfer = try #require(tracker[frame: 1])
        #expect(transfer.frames == [1, 2, 3, 4])
        #expect(transfer.state == .complete)
        #expect(transfer.text == "2 blocks, 6 octets")
        #expect((1...4).allSatisfy { tracker[frame: $0] === transfer })
        let contents = try #require(transfer.contents(in: capture).first)
        #expect(contents.octets == [9, 4, 0x61, 0x62, 0x63, 0x64])
        #expect(contents.decoding.failure == nil)
        #expect(contents.decoding.items.first?.source == .reassembled)
    }

    @Test("a block that is asked for again counts once") func repeated() throws {
        let block = "> C4 02 C1 00 00000001 00 03 090461"
        let (tracker, capture) = try track([
            Self.get, block, "< C0 02 C1 00000000", block, "< C0 02 C1 00000001", "> C4 02 C1 01 00000002 00 03 626364",
        ])
        let transfer = try #require(tracker[frame: 1])
        #expect(transfer.blocks == 2)
        #expect(transfer.contents(in: capture).first?.octets.count == 6)
    }

    @Test("another request breaks what was going on, and says after which block") func abort() throws {
        let (tracker, _) = try track([Self.get, "> C4 02 C1 00 00000001 00 03 090461", Self.get])
        let transfer = try #require(tracker[frame: 1])
        #expect(transfer.state == .broken("the client asked for something else after block 1"))
        #expect(tracker[frame: 3] == nil)
    }

    @Test("a refusal in place of a block breaks it with its reason") func refusal() throws {
        let (tracker, _) = try track([
            Self.get, "> C4 02 C1 00 00000001 00 03 090461", "< C0 02 C1 00000007", "> C4 02 C1 01 00000002 01 13",
        ])
        #expect(tracker[frame: 1]?.state == .broken("data-block-number-invalid after block 1"))
        #expect(tracker[frame: 4]?.head == 1)
    }

    @Test("a long SET is complete when its last block is answered") func set() throws {
        let first = "< C1 02 C1 0001 0000600100FF 02 00 00 00000001 03 090461"
        let (running, _) = try track([first, "> C5 02 C1 00000001"])
        #expect(running[frame: 1]?.state == .running)
        #expect(running[frame: 1]?.text == "1 block, 3 octets …")
        let (tracker, capture) = try track([
            first, "> C5 02 C1 00000001", "< C1 03 C1 01 00000002 03 626364", "> C5 03 C1 00 00000002",
        ])
        #expect(tracker[frame: 4]?.state == .complete)
        #expect(tracker[frame: 1]?.contents(in: capture).first?.direction == .received)
    }

    @Test("an ACTION in blocks both ways is one exchange") func action() throws {
        let (tracker, capture) = try track([
            "< C3 04 C1 0012 00002C0000FF 02 00 00000001 03 090461", "> C7 04 C1 00000001",
            "< C3 06 C1 01 00000002 03 626364", "> C7 02 C1 00 00000001 03 090278", "< C3 02 C1 00000001",
            "> C7 02 C1 01 00000002 01 79",
        ])
        let transfer = try #require(tracker[frame: 1])
        #expect(transfer.frames.count == 6)
        #expect(transfer.state == .complete)
        #expect(transfer.contents(in: capture).map(\.octets) == [[9, 4, 0x61, 0x62, 0x63, 0x64], [9, 2, 0x78, 0x79]])
    }

    @Test("general blocks carry an APDU") func generalBlocks() throws {
        let (tracker, capture) = try track([
            Self.get, "> E0 01 0001 0000 05 C401C10009", "< E0 01 0001 0001 00", "> E0 81 0002 0001 03 026162",
        ])
        let transfer = try #require(tracker[frame: 1])
        #expect(transfer.state == .complete)
        let contents = try #require(transfer.contents(in: capture).first)
        #expect(contents.decoding.items.first?.name == "get-response")
        #expect(contents.decoding.failure == nil)
    }

    @Test("a long READ by short name is one exchange") func read() throws {
        let (tracker, capture) = try track([
            "< 05 01 02 2EE8", "> 0C 01 02 00 0001 04 01000904", "< 05 01 05 0001", "> 0C 01 02 01 0002 04 61626364",
        ])
        let transfer = try #require(tracker[frame: 1])
        #expect(transfer.state == .complete)
        let contents = try #require(transfer.contents(in: capture).first)
        #expect(contents.decoding.failure == nil)
        #expect(contents.octets.count == 8)
    }

    @Test("clients do not get into each other's transfers") func clients() throws {
        let (tracker, _) = try track([Self.get, "> C4 02 C1 00 00000001 00 03 090461"])
        let other = Frame(
            number: 3, time: 0, line: "", link: 1, direction: .received, client: 32, server: 1,
            octets: try bytes(String(Self.get.dropFirst(2))), kind: .apdu)
        tracker.take(other)
        #expect(tracker[frame: 1]?.state == .running)
    }

    @Test("a transfer is forgotten with its last frame") func forget() throws {
        let (tracker, _) = try track([Self.get, "> C4 02 C1 01 00000001 00 03 090161"])
        tracker.forget(before: 2)
        #expect(tracker[frame: 1] != nil)
        tracker.forget(before: 3)
        #expect(tracker[frame: 1] == nil)
    }
}
