import DLMSServer
import DLMSWire
import Testing

/// Octets that no client sends: the server answers or not, and stays whole.
@Suite struct HostileInputTests {
    /// A small generator with a seed, so that a failure can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    static let exchanges: [[UInt8]] = [
        AARQs.lowest, AARQs.low("reader01"), "6215800100be10040e01000000065f1f0400001f1fffff",
        "c001c100030100010800ff0200", "c001c100070100630100ff020102020406000000010600000005120001120000",
        "c003c102000301000108 00ff0200000301000108 00ff0000", "c002c100000001",
        "c101c100010000600100ff0200090441424344",
        "c104c10200010000600100ff020000010000600100ff020002090141090142", "c301c1000900000a0000ff0101120002",
        "c303c102000900000a0000ff01000900000a0000ff020211051106",
        // Blocks: of one value and of a list, the first and later ones, and the return of the script's long value.
        "c102c100010000600100ff0200 00 00000001 03 090441", "c103c1 00 00000002 01 42", "c103c1 01 00000003 02 4344",
        "c105c1 02 00010000600100ff0200 000800000100 00ff0300 00 00000001 04 02090141", "c103c1 01 00000002 03 100000",
        "c304c1 000900000a0000ff01 00 00000001 03 090241", "c306c1 01 00000002 01 42", "c306c1 00 00000002 01 42",
        "c305c1 02 000900000a0000ff01 000900000a0000ff02 00 00000001 02 0211", "c306c1 01 00000002 02 0500",
        "c301c1 000900000a0000ff0200", "c302c1 00000001", "c302c1 00000002",
    ].map(hex)

    @Test("survives random octets", arguments: 1...4 as ClosedRange<UInt64>) func random(seed: UInt64) {
        var generator = Generator(state: seed)
        let link = Link()
        for round in 0..<5_000 {
            if round % 50 == 0 { _ = link.send(AARQs.with(size: UInt16.random(in: 12...400, using: &generator))) }
            var octets = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let tags: [UInt8] = [0x60, 0x62, 0xC0, 0xC1, 0xC3]
            if !octets.isEmpty, round % 3 != 0 { octets[0] = tags[round % tags.count] }
            check(octets, on: link)
        }
        checkStillServing(link)
    }

    @Test("survives mutated exchanges", arguments: 1...4 as ClosedRange<UInt64>) func mutated(seed: UInt64) {
        var generator = Generator(state: seed)
        let link = Link()
        for round in 0..<5_000 {
            if round % 20 == 0 { _ = link.send(AARQs.with(size: UInt16.random(in: 12...400, using: &generator))) }
            var octets = Self.exchanges[Int.random(in: 0..<Self.exchanges.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !octets.isEmpty {
                let place = Int.random(in: 0..<octets.count, using: &generator)
                switch Int.random(in: 0...3, using: &generator) {
                case 0: octets[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: octets[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
                case 2: octets.removeSubrange(place...)
                default: octets.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
            }
            check(octets, on: link)
        }
        checkStillServing(link)
    }

    /// Sends and looks at what must hold whatever was sent.
    private func check(_ octets: [UInt8], on link: Link) {
        let before = link.session.openCount
        let answer = link.send(octets)
        if let answer { #expect([0x61, 0x63, 0xC4, 0xC5, 0xC7, 0xD8].contains(answer[0]), "\(text(octets))") }
        let after = link.session.openCount
        // Only an AARQ opens, and only an AARQ or RLRQ closes, one association.
        if after != before { #expect(octets[0] == 0x60 || (octets[0] == 0x62 && after < before), "\(text(octets))") }
        #expect(link.server.application.openSnapshots.count <= 40)
    }

    private func checkStillServing(_ link: Link) {
        _ = link.send(AARQs.lowest)
        #expect(link.server.application.openSnapshots.isEmpty)
        #expect(link.send("c001c100030100010800ff0100") == "c401c1000906010001" + "0800ff")
        #expect(link.send("6200") == "6303800100")
        #expect(link.session.openCount == 0)
    }
}
