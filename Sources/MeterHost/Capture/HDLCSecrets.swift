import DLMSWire

/// Where the secrets of an HDLC frame lie.
enum HDLCSecrets {
    /// Octets behind the information: frame check sequence and flag.
    private static let tail = 3

    /// Ranges of octets, counted from the opening flag.
    static func find(in octets: [UInt8]) -> [Range<Int>] {
        let content = octets.dropFirst().dropLast()
        return withReader(Array(content)) { reader in
            guard let frame = try? HDLCFrame(from: &reader) else { return everything(in: octets) }
            guard !frame.isResponse, !frame.information.isEmpty else { return [] }
            switch frame.control.type {
            case .i, .ui: break
            default: return []
            }
            return find(in: frame, endingAt: octets.count - tail)
        }
    }

    /// A frame that cannot be trusted does not say what it carries.
    private static func everything(in octets: [UInt8]) -> [Range<Int>] {
        let start = 2 + HDLCFormat.minLength
        return start < octets.count - tail ? [start..<(octets.count - tail)] : []
    }

    private static func find(in frame: HDLCFrame, endingAt end: Int) -> [Range<Int>] {
        let start = end - frame.information.count
        var reader = ByteReader(frame.information)
        // A segment without the LLC header goes on with something that is not known here.
        guard (try? LLCHeader(from: &reader)) != nil else { return [start..<end] }
        let apdu = reader.rest
        let offset = start + LLCHeader.size
        guard frame.isSegmented else {
            return Redaction.secrets(inAPDU: apdu).map { ($0.lowerBound + offset)..<($0.upperBound + offset) }
        }
        return offset + 1 < end && mayBeSecret(apdu) ? [(offset + 1)..<end] : []
    }

    /// The beginning of an APDU: only requests to read carry no secrets for certain.
    private static func mayBeSecret(_ apdu: Octets) -> Bool {
        switch apdu.isEmpty ? nil : APDUTag(rawValue: apdu[0]) {
        case .getRequest, .readRequest: false
        default: true
        }
    }
}
