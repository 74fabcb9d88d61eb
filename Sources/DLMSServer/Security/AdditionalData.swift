import DLMSWire

/// What a tag covers beside the text: the security control byte, the authentication key and, in general-ciphering, the
/// header.
///
/// - Spec: IEC 62056-5-3, additional authenticated data
struct AdditionalData {
    /// Octets that a header may have.
    static let headerLimit = 96

    private typealias Part = (UInt64, UInt64, UInt64, UInt64, UInt64)
    private static let zeros: Part = (0, 0, 0, 0, 0)
    private var octets: (Part, Part, Part, UInt64, UInt64) = (zeros, zeros, zeros, 0, 0)
    private var count = 0

    /// - Parameter header: up to ``headerLimit`` octets.
    init<Security: SecurityInterface & ~Copyable>(
        _ control: UInt8, of offer: AssociationOffer, header: Octets = .empty, _ security: borrowing Security
    ) {
        count = withUnsafeMutableBytes(of: &octets) { memory in
            var writer = ByteWriter(memory)
            writer.u8(control)
            security.writeAuthenticationKey(of: offer, into: &writer)
            writer.octets(header)
            return writer.count
        }
    }

    func withOctets<Failure: Error>(_ body: (Octets) throws(Failure) -> Void) throws(Failure) {
        try withUnsafeBytes(of: octets) { (memory) throws(Failure) in
            try body(Octets(UnsafeRawBufferPointer(rebasing: memory[..<count])))
        }
    }
}
