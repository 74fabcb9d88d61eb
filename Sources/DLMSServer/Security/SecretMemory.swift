/// Memory for what a digest is made of, and the digest: a secret and two challenges of 64 octets each, with two titles; or
/// what a key is derived from.
struct SecretMemory {
    private typealias Half = (
        UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64,
        UInt64, UInt64, UInt64
    )
    private static let zeros: Half = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    private var octets: (Half, Half) = (zeros, zeros)

    @discardableResult
    mutating func withMemory<Result, Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafeMutableBytes(of: &octets) { (memory) throws(Failure) in try body(memory) }
    }

    /// It has held a secret.
    mutating func wipe() { withMemory { $0.initializeMemory(as: UInt8.self, repeating: 0) } }
}
