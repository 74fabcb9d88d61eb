import COSEM
import DLMSWire

/// Masks secrets in frames: passwords in an AARQ, and what SET and ACTION carry for secret attributes and methods.
/// Which those are is looked up in the catalogue.
public enum Redaction {
    /// What stands in the place of a secret.
    public static let mask = "••••••"
    /// What stands in the place of a secret octet in hex.
    public static let octetMask = "••"

    /// Whether any version of the class has the attribute, or method, as a secret.
    public static func isSecret(_ classID: UInt16?, _ member: Int8?, isMethod: Bool) -> Bool {
        guard let classID, let member, member > 0 else { return false }
        let id = UInt8(member)
        return Catalogue.versions(of: classID).contains { version in
            isMethod ? version.method(id)?.isSecret == true : version.attribute(id)?.isSecret == true
        }
    }

    /// Where the secrets of a frame lie, HDLC or wrapper header included in the count; a bare APDU will do as well.
    public static func secrets(in octets: [UInt8]) -> [Range<Int>] {
        if octets.first == HDLCFrame.flag { return HDLCSecrets.find(in: octets) }
        // No APDU begins with 0; the wrapper's version does.
        let start = octets.first == 0 ? min(octets.count, WrapperHeader.size) : 0
        return octets.withUnsafeBytes { bytes in
            let apdu = Octets(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(start)))
            return secrets(inAPDU: apdu).map { ($0.lowerBound + start)..<($0.upperBound + start) }
        }
    }

    /// The tree of a frame's fields with the secrets masked.
    public static func redact(_ nodes: [TraceNode], of octets: [UInt8]) -> [TraceNode] {
        let secrets = secrets(in: octets)
        return secrets.isEmpty ? nodes : nodes.map { redact($0, secrets) }
    }

    /// The octets as hex words; secrets masked octet by octet.
    public static func hexWords(_ octets: [UInt8], revealing: Bool = false) -> [String] {
        let secrets = revealing ? [] : secrets(in: octets)
        return octets.enumerated().map { place, octet in
            secrets.contains { $0.contains(place) } ? octetMask : hex([octet])
        }
    }

    private static func redact(_ node: TraceNode, _ secrets: [Range<Int>]) -> TraceNode {
        var node = node
        let place = node.offset..<(node.offset + node.length)
        // What was deciphered is masked by its own octets.
        guard node.source != .deciphered else { return node }
        if secrets.contains(where: { $0.overlaps(place) }), node.children.isEmpty {
            (node.value, node.meaning) = (mask, nil)
        }
        node.children = node.children.map { redact($0, secrets) }
        return node
    }
}

// MARK: - Where secrets lie

extension Redaction {
    /// Octets in front of the first descriptor of a SET or ACTION request: tag, choice and invoke-id.
    private static let head = 3
    /// Octets of one attribute or method descriptor: class, logical name and number.
    private static let descriptor = 9

    static func secrets(inAPDU apdu: Octets) -> [Range<Int>] {
        guard apdu.count > head else { return [] }
        switch APDUTag(rawValue: apdu[0]) {
        case .aarq, .initiateRequest: return secretsThatAreMarked(in: apdu)
        case .setRequest: return secrets(in: apdu, isMethod: false, withBlock: 3)
        case .readRequest: return secrets(inReadRequest: apdu)
        case .writeRequest, .unconfirmedWriteRequest: return secrets(inWriteRequest: apdu)
        case .actionRequest: return secrets(in: apdu, isMethod: true, withBlock: 6)
        default: return secrets(inAuthenticated: apdu)
        }
    }

    /// What is only authenticated can be read by everybody.
    private static func secrets(inAuthenticated apdu: Octets) -> [Range<Int>] {
        guard let message = CipheredAPDU(apdu.array), !message.control.isEncrypted else { return [] }
        let start = apdu.count - message.authenticationTag.count - message.text.count
        return message.text.withUnsafeBytes { secrets(inAPDU: Octets($0)) }
            .map { ($0.lowerBound + start)..<($0.upperBound + start) }
    }

    /// The decoder marks the secrets; of an AARQ that it cannot read, all that it did not read may be one.
    private static func secretsThatAreMarked(in apdu: Octets) -> [Range<Int>] {
        let decoding = WireDecoder.decode(apdu: apdu.array)
        let marked = decoding.items.flatMap(marked)
        return marked + (decoding.failure.map { [min($0.offset, apdu.count)..<apdu.count] } ?? [])
    }

    private static func marked(_ node: TraceNode) -> [Range<Int>] {
        let own = node.isSecret ? [node.offset..<(node.offset + node.length)] : []
        return own + node.children.flatMap(marked)
    }

    /// A block of a long request does not say what it belongs to, so it counts as secret.
    private static func secrets(in apdu: Octets, isMethod: Bool, withBlock block: UInt8) -> [Range<Int>] {
        let choice = apdu[1]
        if choice == block { return [min(head + 5, apdu.count)..<apdu.count] }
        let hasList = choice == 4 && !isMethod || choice == 5 || choice == 3 && isMethod
        let first = hasList ? head + 1 : head
        let names = hasList ? Int(apdu[head]) : 1
        // From its first secret on all is masked, and from a selection on, behind which the places are not known.
        for place in 0..<max(1, names) {
            let start = first + place * (descriptor + (hasList && !isMethod ? 1 : 0))
            guard start + descriptor <= apdu.count else { return [] }
            let classID = UInt16(apdu[start]) << 8 | UInt16(apdu[start + 1])
            let member = Int8(bitPattern: apdu[start + 8])
            let end = start + descriptor
            let hasSelection = hasList && !isMethod && end < apdu.count && apdu[end] != 0
            if hasSelection || isSecret(classID, member, isMethod: isMethod) { return [end..<apdu.count] }
        }
        return []
    }
}
