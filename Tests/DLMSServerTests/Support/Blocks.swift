/// One GET-response-with-datablock that carries data.
struct Blocks: Equatable {
    var last: Bool
    var number: UInt32
    /// Hex digits.
    var data: String

    /// Reads the head and takes what is behind the length as data.
    static func first(of response: String) -> Blocks? {
        let octets = hex(response)
        guard octets.count > 10, octets[0] == 0xC4, octets[1] == 2, octets[8] == 0 else { return nil }
        let lengthOctets = octets[9] < 0x80 ? 1 : 1 + Int(octets[9] & 0x7F)
        let length = octets[9] < 0x80 ? Int(octets[9]) : octets[10..<(9 + lengthOctets)].reduce(0) { $0 << 8 | Int($1) }
        let data = octets.dropFirst(9 + lengthOctets)
        guard data.count == length else { return nil }
        let number = octets[4...7].reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        return Blocks(last: octets[3] == 1, number: number, data: text(Array(data)))
    }

    /// Asks for block after block behind `block`, and joins their data behind `start`.
    static func rest(from block: UInt32, on link: Link, after start: String) -> String? {
        var (number, joined) = (block, start)
        while true {
            let hex = String(0x1_0000_0000 + UInt64(number), radix: 16).dropFirst()
            guard let answer = link.send("c002c1\(hex)"), let next = first(of: answer) else { return nil }
            guard next.number == number + 1 else { return nil }
            joined += next.data
            number = next.number
            if next.last { return joined }
        }
    }
}
