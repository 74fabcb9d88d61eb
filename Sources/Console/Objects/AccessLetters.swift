import DLMSServer

extension AttributeAccess {
    /// `r`, `w`, `rw` or `−`, then a letter for each protection that it demands: A authenticated, E encrypted, S signed.
    var letters: String {
        let plain = ["−", "r", "w", "rw"][Int(rawValue & 0b11)]
        return plain + AccessLetters.protections(rawValue)
    }
}

extension MethodAccess {
    /// `x` or `−`, with the same letters.
    var letters: String { (contains(.access) ? "x" : "−") + AccessLetters.protections(rawValue) }
}

private enum AccessLetters {
    /// A protection of the request, of the response or of both.
    private static let all: [(letter: String, bits: UInt8)] = [
        ("A", 0b0010_0100), ("E", 0b0100_1000), ("S", 0b1001_0000),
    ]

    static func protections(_ bits: UInt8) -> String { all.filter { bits & $0.bits != 0 }.map(\.letter).joined() }
}
