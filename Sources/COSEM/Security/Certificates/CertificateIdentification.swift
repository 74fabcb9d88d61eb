import DLMSServer
import DLMSWire

/// How export_certificate and remove_certificate name a certificate.
///
/// - Spec: IEC 62056-6-2, Security setup (class_id 64), certificate_identification
enum CertificateIdentification {
    /// By whose it is and what for; an authority has a common name instead of a system title.
    case entity(UInt8, type: UInt8, title: [UInt8])
    /// By what makes it one of its kind.
    case serial([UInt8], issuer: [UInt8])

    init(_ parameter: Octets) throws(ActionResult) {
        guard case .structure(let fields)? = DataValue(parameter), fields.count == 2,
            case .enumeration(let kind) = fields[0], case .structure(let options) = fields[1]
        else { throw .typeUnmatched }
        switch (kind, options.count) {
        case (0, 3):
            guard case .enumeration(let entity) = options[0], case .enumeration(let type) = options[1],
                case .octetString(let title) = options[2]
            else { throw .typeUnmatched }
            self = .entity(entity, type: type, title: title)
        case (1, 2):
            guard case .octetString(let serial) = options[0], case .octetString(let issuer) = options[1] else {
                throw .typeUnmatched
            }
            self = .serial(serial, issuer: issuer)
        default: throw .typeUnmatched
        }
    }

    func names(_ certificate: Certificate, of entity: CertificateEntity) -> Bool {
        switch self {
        case .entity(let code, let type, let title):
            guard code == entity.rawValue else { return false }
            let name = Array(certificate.commonName.utf8)
            if entity == .certificationAuthority { return title.isEmpty || title == name }
            return type == certificate.type && (title == certificate.title?.octets || title == name)
        case .serial(let serial, let issuer):
            return certificate.issuer == issuer && Self.isSame(serial, certificate.serialNumber)
        }
    }

    /// Clients send the number with or without leading zeros, and some of them as an INTEGER with tag and length.
    private static func isSame(_ sent: [UInt8], _ serial: [UInt8]) -> Bool {
        let number = serial.drop { $0 == 0 }
        if sent.drop(while: { $0 == 0 }) == number { return true }
        return sent.count > 2 && sent[0] == 0x02 && Int(sent[1]) == sent.count - 2
            && sent.dropFirst(2).drop(while: { $0 == 0 }) == number
    }
}

extension SystemTitle {
    /// The eight octets.
    public var octets: [UInt8] { encoded { encode(into: &$0) } }
}
