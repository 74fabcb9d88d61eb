import DLMSWire

// A short name alone does not say what it stands for. So whatever is written by short name and could be a password or a
// key counts as one: texts, and what holds texts.
extension Redaction {
    /// change_LLS_secret (change_secret) and change_HLS_secret of the current association.
    private static let changingSecrets: Set<UInt16> = [0xFA40, 0xFA48]

    static func secrets(inReadRequest apdu: Octets) -> [Range<Int>] {
        var reader = ByteReader(apdu)
        guard let request = try? ReadRequest(from: &reader) else { return [1..<apdu.count] }
        return request.variables.compactMap { variable in
            switch variable {
            case .parameterized(let name, let selection):
                let value = selection.parameters
                let isSecret = changingSecrets.contains(name) || (value.octets.first.map(isText) ?? false)
                return isSecret ? place(of: value.octets, in: apdu) : nil
            case .readDataBlock(let block): return place(of: block.rawData, in: apdu)
            case .variableName, .blockNumber, .writeDataBlock: return nil
            }
        }
    }

    static func secrets(inWriteRequest apdu: Octets) -> [Range<Int>] {
        var reader = ByteReader(apdu)
        guard let request = try? WriteRequest(from: &reader) else { return [1..<apdu.count] }
        return request.values.compactMap { mayBeSecret($0) ? place(of: $0.octets, in: apdu) : nil }
    }

    /// Whether a value could be a password or a key.
    static func mayBeSecret(_ value: EncodedData) -> Bool {
        guard let tag = value.octets.first else { return false }
        return isText(tag) || [.array, .structure, .compactArray].contains(DataTag(rawValue: tag))
    }

    private static func isText(_ tag: UInt8) -> Bool {
        [.octetString, .visibleString, .utf8String].contains(DataTag(rawValue: tag))
    }

    private static func place(of octets: Octets, in apdu: Octets) -> Range<Int>? {
        guard let start = octets.bytes.baseAddress, let base = apdu.bytes.baseAddress, !octets.isEmpty else {
            return nil
        }
        return (start - base)..<(start - base + octets.count)
    }
}

extension Octets {
    fileprivate var first: UInt8? { isEmpty ? nil : self[0] }
}
