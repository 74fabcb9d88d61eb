import DLMSServer
import DLMSWire

/// Puts layers of protection on COSEM data and takes them off, with the keys of a security setup.
///
/// What a layer makes of the data is for a signature the data with the signature behind it, and for ciphering the security
/// control byte, the invocation counter, the text and, where it authenticates, the tag: the ciphered contents of
/// general-ciphering. Its tag covers the layer's fields as the header of general-ciphering.
/// - Spec: IEC 62056-5-3, COSEM data protection
struct DataProtector {
    let security: MeterSecurity
    let setup: SetupState
    /// Who has the association.
    let client: SystemTitle?

    /// - Parameter layers: the first is put on first.
    /// - Returns: the protected data, and the layers with what the meter has filled in.
    func protect(
        _ data: [UInt8], _ layers: [ProtectionLayer]
    ) throws(ActionResult) -> (data: [UInt8], layers: [ProtectionLayer]) {
        var (data, layers) = (data, layers)
        for place in layers.indices {
            layers[place].originator = security.systemTitle.octets
            if layers[place].recipient.isEmpty { layers[place].recipient = client?.octets ?? [] }
            data =
                layers[place].kind == .digitalSignature
                ? try sign(data) : try seal(data, &layers[place])
        }
        return (data, layers)
    }

    /// - Parameter layers: in the order in which they were put on.
    /// - Throws: ``ActionResult/otherReason`` when one of them is not genuine, or not for this meter.
    func unprotect(_ data: [UInt8], _ layers: [ProtectionLayer]) throws(ActionResult) -> [UInt8] {
        var data = data
        for layer in layers.reversed() {
            guard let originator = layer.originator.isEmpty ? client : SystemTitle(array: layer.originator),
                layer.recipient.isEmpty || layer.recipient == security.systemTitle.octets
            else { throw .otherReason }
            data =
                layer.kind == .digitalSignature
                ? try verify(data, from: originator) : try open(data, layer, from: originator)
        }
        return data
    }

    // MARK: Signatures

    private func sign(_ data: [UInt8]) throws(ActionResult) -> [UInt8] {
        guard let signature = security.sign(data, setup) else { throw .objectUnavailable }
        return data + signature
    }

    private func verify(_ data: [UInt8], from originator: SystemTitle) throws(ActionResult) -> [UInt8] {
        let length = try setup.needCurve().pairLength
        guard data.count >= length else { throw .otherReason }
        let text = Array(data.dropLast(length))
        guard security.verify(Array(data.suffix(length)), of: text, from: originator, setup) else { throw .otherReason }
        return text
    }

    // MARK: Ciphering

    private func seal(_ data: [UInt8], _ layer: inout ProtectionLayer) throws(ActionResult) -> [UInt8] {
        let key = try outgoingKey(&layer)
        guard let counter = setup.nextCounter() else { throw .temporaryFailure }
        let message = CipheredData(control: control(layer), counter: counter, of: security.systemTitle)
        return try message.seal(data, with: key, additional(layer))
    }

    private func open(
        _ data: [UInt8], _ layer: ProtectionLayer, from originator: SystemTitle
    ) throws(ActionResult) -> [UInt8] {
        guard data.count >= CipheredData.headerLength, data[0] == control(layer) else { throw .otherReason }
        let counter = data[1..<5].reduce(0) { $0 << 8 | UInt32($1) }
        let key = try incomingKey(layer, from: originator)
        if let handle = key.handle, let last = security.keys.lastCounter(of: handle, from: originator, isOfData: true) {
            guard counter > last else { throw .otherReason }
        }
        let message = CipheredData(control: data[0], counter: counter, of: originator)
        let text = try message.open(
            Array(data.dropFirst(CipheredData.headerLength)), with: key.prepared, additional(layer))
        if let handle = key.handle, !security.keys.note(counter, of: handle, from: originator, isOfData: true) {
            throw .otherReason
        }
        return text
    }

    /// Suite, and what is done; bit 6 is set with the broadcast key.
    private func control(_ layer: ProtectionLayer) -> UInt8 {
        let isBroadcast = layer.keyInfo == .identified(1)
        let bits: UInt8 =
            switch layer.kind {
            case .authentication: 0x10
            case .encryption: 0x20
            case .authenticationAndEncryption: 0x30
            case .digitalSignature: 0
            }
        return setup.template.suite | bits | (isBroadcast ? 0x40 : 0)
    }

    /// What a tag covers beside the data: authentication key and the layer's fields, each behind its length.
    private func additional(_ layer: ProtectionLayer) -> [UInt8] {
        let fields = [layer.transactionID, layer.originator, layer.recipient, layer.otherInformation]
        return setup.authenticationKey.octets.array + fields.flatMap { $0.counted }
    }
}

/// One ciphered text with its header.
private struct CipheredData {
    /// Control byte and counter.
    static let headerLength = 5
    private static let tagLength = 12

    let control: UInt8
    let counter: UInt32
    let sender: SystemTitle

    init(control: UInt8, counter: UInt32, of sender: SystemTitle) {
        (self.control, self.counter, self.sender) = (control, counter, sender)
    }

    private var isAuthenticated: Bool { control & 0x10 != 0 }
    private var isEncrypted: Bool { control & 0x20 != 0 }
    private var nonce: [UInt8] {
        encoded { (writer: inout ByteWriter) in
            sender.encode(into: &writer)
            writer.u32(counter)
        }
    }

    func seal(_ data: [UInt8], with key: any PreparedKey, _ additional: [UInt8]) throws(ActionResult) -> [UInt8] {
        var (text, tag) = (isEncrypted ? data : [], [UInt8](repeating: 0, count: isAuthenticated ? Self.tagLength : 0))
        let isSealed = withAll(&text, &tag, [control] + additional, isEncrypted ? [] : data) {
            text, tag, nonce, first, more in
            (try? key.seal(text, tag: tag, nonce: nonce, additional: first, more)) != nil
        }
        guard isSealed else { throw .otherReason }
        let header = encoded { (writer: inout ByteWriter) in
            writer.u8(control)
            writer.u32(counter)
        }
        return header + (isEncrypted ? text : data) + tag
    }

    func open(_ sealed: [UInt8], with key: any PreparedKey, _ additional: [UInt8]) throws(ActionResult) -> [UInt8] {
        let tagLength = isAuthenticated ? Self.tagLength : 0
        guard sealed.count >= tagLength else { throw .otherReason }
        var (text, tag) = (Array(sealed.dropLast(tagLength)), Array(sealed.suffix(tagLength)))
        let plain = isEncrypted ? [] : text
        if !isEncrypted { text = [] }
        let isGenuine = withAll(&text, &tag, [control] + additional, plain) { text, tag, nonce, first, more in
            let tag = Octets(UnsafeRawBufferPointer(tag))
            return (try? key.open(text, tag: tag, nonce: nonce, additional: first, more)) != nil
        }
        guard isGenuine else { throw .otherReason }
        return isEncrypted ? text : plain
    }

    private func withAll(
        _ text: inout [UInt8], _ tag: inout [UInt8], _ additional: [UInt8], _ more: [UInt8],
        _ body: (UnsafeMutableRawBufferPointer, UnsafeMutableRawBufferPointer, Octets, Octets, Octets) -> Bool
    ) -> Bool {
        let nonce = nonce
        return text.withUnsafeMutableBytes { text in
            tag.withUnsafeMutableBytes { tag in
                withOctets(nonce, additional, more) { body(text, tag, $0, $1, $2) }
            }
        }
    }
}

extension [UInt8] {
    /// Behind its length.
    fileprivate var counted: [UInt8] { encoded { $0.length(count) } + self }
}

extension SystemTitle {
    init?(array: [UInt8]) {
        guard let title = array.withUnsafeBytes({ SystemTitle(Octets($0)) }) else { return nil }
        self = title
    }
}
