import DLMSWire

/// A frame as text, JSON or hex, to be copied or written to a file. Secrets are masked unless they were revealed.
public enum FrameExport {
    /// Octets separated by blanks.
    public static func hex(_ frame: Frame, revealing: Bool = false) -> String {
        Redaction.hexWords(frame.octets, revealing: revealing).joined(separator: " ")
    }

    /// A head line, the octets, and the fields, indented by their depth.
    public static func text(_ frame: Frame, revealing: Bool = false, with opener: FrameOpener? = nil) -> String {
        let decoding = decoding(frame, revealing: revealing, with: opener)
        let time = TimeText.rfc3339(milliseconds: frame.time / 1000)
        let way = frame.direction == .received ? "\(frame.client)→\(frame.server)" : "\(frame.server)→\(frame.client)"
        let head = "\(frame.number) \(time) \(frame.line) \(way) \(frame.octets.count) octets"
        return ([head, hex(frame, revealing: revealing)] + decoding.lines).joined(separator: "\n")
    }

    /// What opens the ciphered APDU that went in the blocks of a transfer, for each way.
    public static func opener(
        for request: Frame, with opener: FrameOpener, revealing: Bool
    ) -> (Frame.Direction) -> CipherOpener {
        { direction in
            var frame = request
            frame.direction = direction
            return opener.opener(for: frame, revealing: revealing)
        }
    }

    public static func json(_ frame: Frame, revealing: Bool = false, with opener: FrameOpener? = nil) -> JSONValue {
        .object([
            "number": .number(frame.number), "time": .string(TimeText.rfc3339(milliseconds: frame.time / 1000)),
            "line": .string(frame.line), "link": .number(Int(frame.link)),
            "direction": frame.direction == .received ? "received" : "sent", "client": .number(Int(frame.client)),
            "server": .number(Int(frame.server)), "octets": .string(hex(frame, revealing: revealing)),
            "decoded": decoding(frame, revealing: revealing, with: opener).json,
        ])
    }

    /// The frame's fields, secrets masked unless they were revealed.
    /// - Parameter opener: opens what is ciphered; nil leaves it closed.
    public static func decoding(
        _ frame: Frame, revealing: Bool = false, with opener: FrameOpener? = nil
    ) -> Decoding {
        var decoding = frame.decoding(opening: opener?.opener(for: frame, revealing: revealing))
        if !revealing { decoding.items = Redaction.redact(decoding.items, of: frame.octets) }
        return decoding
    }
}

extension Frame {
    /// The fields of the octets, which are read as what they are: a line of text is none of the APDUs that begin alike.
    fileprivate func decoding(opening opener: CipherOpener?) -> Decoding {
        switch kind {
        case .wrapper, .hdlc: WireDecoder.decode(octets, opening: opener)
        case .apdu: WireDecoder.decode(apdu: octets, opening: opener)
        case .modeE: isMessage ? WireDecoder.decode(octets) : textDecoding
        case .modem: textDecoding
        }
    }

    /// Whether it is one of the messages of IEC 62056-21 that have fields, and not a line of the data readout.
    private var isMessage: Bool {
        octets.first == ControlCharacter.start || octets.first == ControlCharacter.ack
    }

    private var textDecoding: Decoding {
        let text = FrameSummary(self).text
        return Decoding(items: [TraceNode(name: "text", offset: 0, length: octets.count, value: text)])
    }
}
