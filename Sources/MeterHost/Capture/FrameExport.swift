import DLMSWire

/// A frame as text, JSON or hex, to be copied or written to a file. Secrets are masked unless they were revealed.
public enum FrameExport {
    /// Octets separated by blanks.
    public static func hex(_ frame: Frame, revealing: Bool = false) -> String {
        Redaction.hexWords(frame.octets, revealing: revealing).joined(separator: " ")
    }

    /// A head line, the octets, and the fields, indented by their depth.
    public static func text(_ frame: Frame, revealing: Bool = false) -> String {
        let decoding = decoding(frame, revealing: revealing)
        let time = TimeText.rfc3339(milliseconds: frame.time / 1000)
        let way = frame.direction == .received ? "\(frame.client)→\(frame.server)" : "\(frame.server)→\(frame.client)"
        let head = "\(frame.number) \(time) \(frame.line) \(way) \(frame.octets.count) octets"
        return ([head, hex(frame, revealing: revealing)] + decoding.lines).joined(separator: "\n")
    }

    public static func json(_ frame: Frame, revealing: Bool = false) -> JSONValue {
        .object([
            "number": .number(frame.number), "time": .string(TimeText.rfc3339(milliseconds: frame.time / 1000)),
            "line": .string(frame.line), "link": .number(Int(frame.link)),
            "direction": frame.direction == .received ? "received" : "sent", "client": .number(Int(frame.client)),
            "server": .number(Int(frame.server)), "octets": .string(hex(frame, revealing: revealing)),
            "decoded": decoding(frame, revealing: revealing).json,
        ])
    }

    /// The frame's fields, secrets masked unless they were revealed.
    public static func decoding(_ frame: Frame, revealing: Bool = false) -> Decoding {
        var decoding = WireDecoder.decode(frame.octets)
        if !revealing { decoding.items = Redaction.redact(decoding.items, of: frame.octets) }
        return decoding
    }
}
