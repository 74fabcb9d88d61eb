import DLMSWire

/// One line about a frame, for lists and filters: made when somebody looks. Secrets are masked.
public struct FrameSummary: Sendable {
    /// The APDU's name in the standard: `get-request-normal`; an HDLC frame's: `I 3,2 P`; `octets` where there is none.
    public var service = "octets"
    public var classID: UInt16?
    public var instance: LogicalName?
    /// Attribute or method number.
    public var attribute: Int8?
    /// The short name that stands for all of these, where the service names objects so.
    public var shortName: UInt16?
    /// Whether the short name is a method's.
    public var isMethod = false
    /// Value or result, in a few words.
    public var text = ""
    /// A refusal, an error result, or an APDU that cannot be read.
    public var isError = false
    /// It went over the line ciphered.
    public var isCiphered = false

    /// - Parameters:
    ///   - request: summary of the request that this frame answers; gives the response its object.
    ///   - names: finds the attribute or method that a short name stands for; nil where there are none.
    ///   - words: puts a value into words, knowing its object; nil for the value as it is.
    public init(
        _ frame: Frame, answering request: FrameSummary? = nil, names: ShortNameLookup? = nil,
        words: ((DataValue, FrameSummary) -> String?)? = nil
    ) {
        switch frame.kind {
        case .wrapper, .apdu: readAPDU(of: frame, answering: request, names: names, words: words)
        case .hdlc: readHDLC(frame)
        case .modeE, .modem: readText(frame)
        }
        if let verdict = frame.verdictText {
            text = text.isEmpty ? verdict : "\(text) (\(verdict))"
            isError = isError || frame.verdict.isIgnored && frame.verdict.code != .echo
        }
    }

    /// Says what is wrong with a ciphered frame.
    mutating func add(fault deciphering: Deciphering) {
        guard let fault = deciphering.fault else { return }
        text = text.isEmpty ? fault : "\(fault) (\(text))"
        isError = true
    }

    private mutating func readAPDU(
        of frame: Frame, answering request: FrameSummary?, names: ShortNameLookup?,
        words: ((DataValue, FrameSummary) -> String?)?
    ) {
        if frame.direction == .sent, let request {
            (classID, instance, attribute) = (request.classID, request.instance, request.attribute)
            (shortName, isMethod) = (request.shortName, request.isMethod)
        }
        frame.octets.withUnsafeBytes { bytes in
            let apdu = Octets(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(frame.headerSize)))
            var reader = APDUSummary(summary: self, words: words, names: names)
            reader.read(apdu)
            self = reader.summary
        }
    }

    private mutating func readHDLC(_ frame: Frame) {
        frame.octets.withUnsafeBytes { bytes in
            guard let hdlc = HDLCFrame(between: bytes) else { return text = "\(bytes.count) octets" }
            service = hdlc.control.text(isResponse: frame.direction == .sent)
            guard !hdlc.information.isEmpty else { return }
            text = "\(hdlc.information.count) octets" + (hdlc.isSegmented ? ", more follow" : "")
        }
    }

    /// A character of IEC 62056-21, with control characters as an engineer writes them.
    private static func text(_ octet: UInt8) -> String {
        switch octet & 0x7F {
        case 0x20..<0x7F: String(UnicodeScalar(octet & 0x7F))
        case ControlCharacter.cr: "␍"
        case ControlCharacter.lf: "␊"
        case ControlCharacter.ack: "<ACK>"
        case ControlCharacter.nak: "<NAK>"
        case ControlCharacter.soh: "<SOH>"
        case ControlCharacter.stx: "<STX>"
        case ControlCharacter.etx: "<ETX>"
        case let other: "<\(hex([other]))>"
        }
    }

    private mutating func readText(_ frame: Frame) {
        service = frame.kind == .modeE ? "mode E" : "modem"
        text = frame.octets.map(Self.text).joined()
    }
}

extension HDLCFrame {
    /// Reads a frame that stands between its flags.
    init?(between octets: UnsafeRawBufferPointer) {
        guard octets.count > 2, octets.first == Self.flag else { return nil }
        var reader = ByteReader(Octets(UnsafeRawBufferPointer(rebasing: octets[1..<(octets.count - 1)])))
        do throws(DecodeError) { try self.init(from: &reader) } catch { return nil }
    }
}

extension Frame {
    /// Octets of the link header in front of the APDU.
    var headerSize: Int { kind == .wrapper ? WrapperHeader.size : 0 }
}

/// What a short name stands for, and whether that is a method.
public typealias ShortNameLookup = (UInt16) -> (target: AttributeDescriptor, isMethod: Bool)?
