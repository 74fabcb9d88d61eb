/// What an echo server answers: for a request of so many octets, a WPDU of so many octets.
struct Answers: Sendable {
    private let sizes: [Int: Int]
    /// The WPDUs themselves, by the size of the request; made once.
    let frames: [[UInt8]?]

    init(_ sizes: [Int: Int]) {
        self.sizes = sizes
        var frames = [[UInt8]?](repeating: nil, count: (sizes.keys.max() ?? 0) + 1)
        for (request, answer) in sizes { frames[request] = Self.wpdu(octets: answer) }
        self.frames = frames
    }

    /// Reads what ``arguments`` printed: `21:30`.
    init(arguments: ArraySlice<String>) {
        var sizes: [Int: Int] = [:]
        for argument in arguments {
            let parts = argument.split(separator: ":").compactMap { Int($0) }
            if parts.count == 2 { sizes[parts[0]] = parts[1] }
        }
        self.init(sizes)
    }

    var arguments: [String] { sizes.map { "\($0.key):\($0.value)" } }

    private static func wpdu(octets: Int) -> [UInt8] {
        let length = octets - WPDU.headerSize
        return [0, 1, 0, 1, 0, 16, UInt8(length >> 8), UInt8(length & 0xFF)] + [UInt8](repeating: 0xC4, count: length)
    }
}

/// The wrapper as far as the benchmark needs it.
enum WPDU {
    static let headerSize = 8

    /// Octets of the whole WPDU at the start of `octets`; nil while its header is incomplete.
    static func size(_ octets: UnsafeRawBufferPointer) -> Int? {
        octets.count < headerSize ? nil : headerSize + Int(octets[6]) << 8 + Int(octets[7])
    }

    static func wrap(_ apdu: [UInt8], client: UInt16) -> [UInt8] {
        let fields: [UInt16] = [1, client, 1, UInt16(apdu.count)]
        return fields.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + apdu
    }
}
