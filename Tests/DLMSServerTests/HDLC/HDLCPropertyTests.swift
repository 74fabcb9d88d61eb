import DLMSServer
import DLMSWire
import Foundation
import Testing

@Suite("HDLC over a bad line") struct HDLCPropertyTests {
    /// Rounds of the mutation test; `make fuzz` asks for a million.
    static let rounds = ProcessInfo.processInfo.environment["METER_HDLC_ROUNDS"].flatMap { Int($0) } ?? 6_000

    @Test("every APDU arrives exactly once in both directions, or the client knows that it failed", arguments: 0..<40)
    func exactlyOnce(seed: UInt64) {
        var ends = HDLCClientEnd(seed: seed)
        var delivered = 0
        for number in 0..<12 {
            switch ends.exchange(number) {
            case .answered: delivered += 1
            case .failed:
                let isConnected = ends.reconnect()
                #expect(isConnected, "a line that is good again can be used again")
            case .wrong(let why):
                Issue.record("seed \(seed), request \(number): \(why)")
                return
            }
        }
        #expect(delivered > 0 || ends.lossInTen > 3)
    }

    @Test("mutated frames leave the link usable") func mutated() {
        var noise = Noise(seed: 4)
        var script = Script()
        let seeds = [
            "SNRM P", "I 0,0 P E6E600 C001", "I 1,1 P S E6E600 C0", "RR 1 P", "RNR 1 P", "UI P E6E600 C0", "DISC P",
        ]
        let frames = seeds.map { script.frame($0) }
        for round in 0..<Self.rounds {
            let frame = frames[Int.random(in: 0..<frames.count, using: &noise)]
            _ = script.send(noise.mutated(frame))
            if Int.random(in: 0..<8, using: &noise) == 0 { _ = script.wait(.milliseconds(30)) }
            guard round % 1000 == 999 else { continue }
            script.forget()
            _ = script.wait(.milliseconds(30))
            _ = script.send("SNRM P")
            #expect(script.send("I 0,0 P E6E600 C0") == ["I 0,1 F E6E700C0"], "round \(round)")
        }
    }
}
