import DLMSWire

/// What a tag covers beside the text: the security control byte and the authentication key.
///
/// - Spec: IEC 62056-5-3, additional authenticated data
struct AdditionalData {
    private var octets: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    private var count = 0

    init<Security: SecurityInterface & ~Copyable>(
        _ control: UInt8, of offer: AssociationOffer, _ security: borrowing Security
    ) {
        count = withUnsafeMutableBytes(of: &octets) { memory in
            var writer = ByteWriter(memory)
            writer.u8(control)
            security.writeAuthenticationKey(of: offer, into: &writer)
            return writer.count
        }
    }

    func withOctets<Failure: Error>(_ body: (Octets) throws(Failure) -> Void) throws(Failure) {
        try withUnsafeBytes(of: octets) { (memory) throws(Failure) in
            try body(Octets(UnsafeRawBufferPointer(rebasing: memory[..<count])))
        }
    }
}
