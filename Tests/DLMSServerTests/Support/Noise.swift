/// Pseudo-random numbers that are the same in every run (SplitMix64).
struct Noise: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func octets(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) } }

    /// `octets` with one to four changes: an octet changed, a bit flipped, a piece cut out, repeated or put in.
    mutating func mutated(_ octets: [UInt8]) -> [UInt8] {
        var result = octets
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            guard !result.isEmpty else { return self.octets(4) }
            let place = Int.random(in: 0..<result.count, using: &self)
            let end = min(result.count, place + Int.random(in: 1...8, using: &self))
            switch Int.random(in: 0..<6, using: &self) {
            case 0: result[place] = UInt8.random(in: 0...255, using: &self)
            case 1: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 2: result[place] = [0, 1, 0x7F, 0x80, 0x84, 0xFF].randomElement(using: &self) ?? 0
            case 3: result.removeSubrange(place..<end)
            case 4: result.insert(contentsOf: result[place..<end], at: place)
            default: result.insert(contentsOf: self.octets(end - place), at: place)
            }
        }
        return result
    }
}
