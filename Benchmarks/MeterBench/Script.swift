/// What one simulated client does: a preamble once per connection, then a round of requests again and again, each
/// sent when the answer to the one before it is complete.
struct Script: Sendable {
    var name: String
    var preamble: [[UInt8]]
    var round: [[UInt8]]
    /// Opens a new connection for each round.
    var reconnects = false
    var framing = Framing.wrapper
    /// What a round counts for, in the comparison's unit.
    var weight = 1
}

extension Script {
    static let client: UInt16 = 64
    private static let password = Array("bench001".utf8)

    static let aarq = associating(conformance: [0x00, 0x7E, 0x1F])
    /// With general blocks, and none of single services.
    static let generalAARQ = associating(conformance: [0x20, 0x00, 0x1C])

    private static func associating(conformance: [UInt8]) -> [UInt8] {
        WPDU.wrap(
            [0x60, 0x36, 0xA1, 0x09, 0x06, 0x07, 0x60, 0x85, 0x74, 0x05, 0x08, 0x01, 0x01]
                + [0x8A, 0x02, 0x07, 0x80, 0x8B, 0x07, 0x60, 0x85, 0x74, 0x05, 0x08, 0x02, 0x01]
                + [0xAC, 0x0A, 0x80, 0x08] + password
                + [0xBE, 0x10, 0x04, 0x0E, 0x01, 0x00, 0x00, 0x00, 0x06, 0x5F, 0x1F, 0x04, 0x00]
                + conformance + [0xFF, 0xFF],
            client: client
        )
    }
    static let rlrq = WPDU.wrap([0x62, 0x03, 0x80, 0x01, 0x00], client: client)

    /// GET of a register's value: Active energy import.
    static let getRegister = get(classID: 3, [1, 0, 1, 8, 0, 255], attribute: 2)
    /// GET of the load profile's buffer.
    static let getProfile = get(classID: 7, [1, 0, 99, 1, 0, 255], attribute: 2)

    static func next(block: UInt32) -> [UInt8] {
        WPDU.wrap(
            [0xC0, 0x02, 0xC1] + (0..<4).map { UInt8(truncatingIfNeeded: block >> (24 - 8 * $0)) }, client: client)
    }

    /// Acknowledges general blocks up to `block`, and takes `window` more.
    static func acknowledgement(number: Int, block: Int, window: UInt8) -> [UInt8] {
        let numbers = [number, block].flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        return WPDU.wrap([0xE0, 0x80 | window] + numbers + [0], client: client)
    }

    private static func get(classID: UInt8, _ name: [UInt8], attribute: UInt8) -> [UInt8] {
        WPDU.wrap([0xC0, 0x01, 0xC1, 0x00, classID] + name + [attribute, 0x00], client: client)
    }

    static let gets = Script(name: "GET", preamble: [aarq], round: [getRegister])
    static let getsOverHDLC = Script(
        name: "GET over HDLC", preamble: ClientFrame.preamble, round: ClientFrame.gets, framing: .hdlc,
        weight: ClientFrame.gets.count)
    static let associations = Script(name: "association", preamble: [], round: [aarq, rlrq], reconnects: true)

    /// The whole load profile; `blocks` is how many blocks the meter sends.
    static func profile(blocks: Int) -> Script {
        Script(name: "profile", preamble: [aarq], round: [getProfile] + (1..<blocks).map { next(block: UInt32($0)) })
    }
}
