import DLMSWire

/// Puts what was in ciphered APDUs below their fields.
struct CipherTree {
    /// Opens a message; nil where there is nothing to open it with.
    let open: (CipheredAPDU) -> Deciphering?
    /// Whether secrets are shown.
    let isRevealing: Bool
    /// Told of every field before what lies inside it.
    var onField: ((TraceNode) -> Void)?

    /// - Returns: the plain APDU, when the item is a ciphered one itself.
    func addDeciphered(to nodes: inout [TraceNode], of octets: [UInt8]) -> [UInt8]? {
        var plain: [UInt8]?
        for index in nodes.indices {
            let inside = addDeciphered(to: &nodes[index], of: octets)
            plain = plain ?? inside
        }
        return plain
    }

    private func addDeciphered(to node: inout TraceNode, of octets: [UInt8]) -> [UInt8]? {
        onField?(node)
        let end = node.offset + node.length
        guard Self.isCiphered(node), end <= octets.count,
            let message = CipheredAPDU(Array(octets[node.offset..<end])), let found = open(message)
        else {
            let plain = addDeciphered(to: &node.children, of: octets)
            return Self.carriesAnother.contains(node.name) ? nil : plain
        }
        node.children.append(tree(of: found))
        return found.apdu
    }

    /// ACSE APDUs stay what they are when their user information is open.
    private static let carriesAnother: Set = ["AARQ", "AARE", "RLRQ", "RLRE"]

    private static func isCiphered(_ node: TraceNode) -> Bool {
        switch node.name {
        case "general-glo-ciphering", "general-ded-ciphering", "general-ciphering": true
        default: node.name.hasPrefix("glo-") || node.name.hasPrefix("ded-")
        }
    }

    private func tree(of found: Deciphering) -> TraceNode {
        var root = TraceNode(name: "deciphered", offset: 0, length: found.apdu?.count ?? 0, meaning: found.line)
        root.source = .deciphered
        guard let apdu = found.apdu else { return root }
        let opener: CipherOpener = { addDeciphered(to: &$0, of: $1) }
        let items = WireDecoder.decode(apdu: apdu, opening: opener).items
        root.children = (isRevealing ? items : Redaction.redact(items, of: apdu)).map(\.deciphered)
        return root
    }
}

extension TraceNode {
    /// The same field, which lies in what was deciphered.
    fileprivate var deciphered: TraceNode {
        var node = self
        node.source = .deciphered
        node.children = children.map(\.deciphered)
        return node
    }
}
