import DLMSServer
import DLMSWire

/// A server with a sample meter and one link to it: hex in, hex out.
final class Link {
    var server: Server<SampleMeter>
    var session: LinkSession
    /// Octets of the response buffer.
    var room = 4096

    init(_ meter: SampleMeter = .standard, associations: Int = 4, keeping: Int = 128) {
        server = Server(meter)
        session = LinkSession(link: 7, associations: associations, keeping: keeping)
    }

    /// Sends an APDU; nil when there is no answer.
    func send(_ apdu: [UInt8], client: UInt16 = 16, server sap: UInt16 = 1) -> [UInt8]? {
        let answers = exchange(apdu, client: client, server: sap)
        precondition(answers.count < 2, "a stream of answers where one was expected")
        return answers.first
    }

    /// Sends an APDU and takes all APDUs that it is answered with.
    func exchange(_ apdu: [UInt8], client: UInt16 = 16, server sap: UInt16 = 1) -> [[UInt8]] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
        defer { buffer.deallocate() }
        var answers: [[UInt8]] = []
        var writer = ByteWriter(buffer)
        var reaction = apdu.withUnsafeBytes { octets in
            server.receive(
                Octets(octets), client: client, server: sap, in: &session, at: .seconds(1), response: &writer
            )
        }
        while reaction == .stream {
            answers.append(writer.written.array)
            writer.rewind(to: 0)
            reaction = server.goOn(client: client, server: sap, in: &session, response: &writer)
        }
        if reaction == .respond { answers.append(writer.written.array) }
        return answers
    }

    func send(_ apdu: String, client: UInt16 = 16, server sap: UInt16 = 1) -> String? {
        send(hex(apdu), client: client, server: sap).map(text)
    }

    var events: [ServerEvent] { server.application.events }
    var refusals: [Refusal] {
        events.compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } }
    }
}

/// AARQs and what they ask.
enum AARQs {
    /// Lowest level security, everything proposed, no limit of size.
    static let lowest = "601da109060760857405080101be10040e01000000065f1f0400ffffff0000"
    /// What the client of the Green Book's example asks: 007E1F, 1200 octets.
    static let greenBook = "601da109060760857405080101be10040e01000000065f1f0400007e1f04b0"

    /// Lowest level security, with an InitiateRequest of the caller's.
    static func with(initiate: String) -> String { with(information: initiate) }

    static func with(conformance: Conformance = Conformance(rawValue: 0xFFFFFF), size: UInt16 = 0) -> String {
        let bits = String(0x100_0000 + conformance.rawValue, radix: 16).dropFirst()
        let limit = String(0x1_0000 + UInt32(size), radix: 16).dropFirst()
        return with(information: "01000000065f1f0400\(bits)\(limit)")
    }

    private static func with(information: String) -> String {
        let count = hex(information).count
        func octet(_ value: Int) -> String { text([UInt8(value)]) }
        let context = "a109060760857405080101"
        return "60\(octet(11 + 4 + count))\(context)be\(octet(2 + count))04\(octet(count))\(information)"
    }

    /// Low level security with a password.
    static func low(_ password: String, mechanism: UInt8 = 1) -> String {
        let secret = Array(password.utf8)
        let value = "ac\(text([UInt8(secret.count + 2)]))80\(text([UInt8(secret.count)]))\(text(secret))"
        let body =
            "a1090607608574050801018a0207808b076085740508020\(mechanism)\(value)"
            + "be10040e01000000065f1f0400ffffff0000"
        return "60\(text([UInt8(hex(body).count)]))\(body)"
    }
}
