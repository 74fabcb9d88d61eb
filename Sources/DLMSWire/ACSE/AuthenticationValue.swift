/// Password or challenge in an AARQ or AARE.
///
/// - Spec: IEC 62056-5-3, Authentication-value
public struct AuthenticationValue: Equatable, Sendable {
    /// BER tag of the CHOICE: 0x80 charstring, 0x81 bitstring, 0x82 external, 0x83 other.
    public var choice: UInt8
    public var octets: Octets

    public init(choice: UInt8 = 0x80, octets: Octets) { (self.choice, self.octets) = (choice, octets) }
}

extension AuthenticationValue {
    /// Reads the CHOICE, up to the end of `reader`. Everything but the challenge of a high level mechanism is shown
    /// masked.
    init(contents reader: inout ByteReader, mechanism: OID?) throws(DecodeError) {
        choice = try reader.tag("authentication-value")
        guard let name = Self.name(of: choice) else {
            throw reader.invalid("authentication-value", Int(choice), back: 1)
        }
        octets = try reader.octets(try reader.plainLength(name), name)
        let isChallenge = mechanism?.mechanismID.map { $0 >= 2 } ?? false
        if !isChallenge { reader.markSecret() }
        try reader.finish("authentication-value")
    }

    private static func name(of choice: UInt8) -> FieldName? {
        switch choice {
        case 0x80: "charstring"
        case 0x81: "bitstring"
        case 0x82, 0xA2: "external"
        case 0x83, 0xA3: "other"
        default: nil
        }
    }

    func encode(into writer: inout ByteWriter) {
        writer.u8(choice)
        writer.length(octets.count)
        writer.octets(octets)
    }
}
