import DLMSServer
import Testing

extension Link {
    /// A link on which client 33 has opened its association with short names.
    /// - Parameter size: longest APDU that the client takes, in octets; 0 for no limit.
    static func shortNames(size: UInt16 = 0, conformance: String = "ffffff", keeping: Int = 512) -> Link {
        let link = Link(keeping: keeping)
        _ = link.send(AARQs.shortNames(size: size, conformance: conformance), client: 33)
        return link
    }

    /// Sends an APDU as client 33; nil when there is no answer.
    func ask(_ apdu: String) -> String? { send(apdu, client: 33) }

    /// Asks for block after block of a ReadResponse and joins their octets: the response without its tag.
    func collect(_ first: String?) throws -> String {
        var (answer, joined, number) = (try #require(first), "", 0)
        while true {
            let octets = hex(answer)
            #expect(octets.prefix(3) == [0x0C, 1, 2])
            number += 1
            #expect(Int(octets[4]) << 8 | Int(octets[5]) == number)
            let lengthSize = octets[6] < 0x80 ? 1 : 1 + Int(octets[6] & 0x7F)
            let data = octets.dropFirst(6 + lengthSize)
            let length = lengthSize == 1 ? [octets[6]] : Array(octets[7..<(6 + lengthSize)])
            #expect(data.count == length.reduce(0) { $0 << 8 | Int($1) })
            joined += text(Array(data))
            if octets[3] == 1 { return joined }
            answer = try #require(ask("050105" + text(Array(octets[4...5]))))
        }
    }
}

extension AARQs {
    static func shortNames(size: UInt16 = 0, conformance: String = "ffffff") -> String {
        let limit = text([UInt8(size >> 8), UInt8(size & 0xFF)])
        return "601da109060760857405080102be10040e01000000065f1f0400\(conformance)\(limit)"
    }
}
