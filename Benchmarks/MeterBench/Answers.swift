/// What an echo server answers to a request of so many octets: what the meter answered to one of that length.
struct Answers: Sendable {
    private let answers: [Int: [UInt8]]
    /// The same by the size of the request.
    let frames: [[UInt8]?]

    init(_ answers: [Int: [UInt8]]) {
        self.answers = answers
        var frames = [[UInt8]?](repeating: nil, count: (answers.keys.max() ?? 0) + 1)
        for (size, answer) in answers { frames[size] = answer }
        self.frames = frames
    }

    /// Reads what ``arguments`` printed: `21:0001…`.
    init(arguments: ArraySlice<String>) {
        var answers: [Int: [UInt8]] = [:]
        for argument in arguments {
            let parts = argument.split(separator: ":")
            guard parts.count == 2, let size = Int(parts[0]) else { continue }
            let digits = parts[1].compactMap(\.hexDigitValue)
            answers[size] = stride(from: 0, to: digits.count - 1, by: 2).map {
                UInt8(digits[$0] << 4 | digits[$0 + 1])
            }
        }
        self.init(answers)
    }

    var arguments: [String] {
        answers.map { size, answer in "\(size):" + answer.map(Self.hex).joined() }
    }

    private static func hex(_ octet: UInt8) -> String { (octet < 16 ? "0" : "") + String(octet, radix: 16) }
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
