/// What the query of a listener's URL says: `mode=hdlc&baud=9600&format=8N1&rs485=on`.
extension ListenerURL {
    /// What the octets of a line mean.
    public enum Mode: String, Sendable, CaseIterable {
        /// The COSEM wrapper.
        case wrapper
        case hdlc
        /// IEC 62056-21 with the switch to HDLC.
        case modeE = "mode-e"
        /// HDLC behind a modem with AT commands.
        case modem
    }

    /// What the octets of this line mean.
    public var mode: Mode {
        if let mode = self["mode"].flatMap(Mode.init) { return mode }
        return scheme == .tcp || scheme == .udp ? .wrapper : .hdlc
    }

    /// How a serial device is set; a line in mode E begins with what the standard says, whatever stands here.
    public var character: SerialFormat {
        var format = self["format"].flatMap(SerialFormat.init) ?? SerialFormat()
        format.baud = self["baud"].flatMap { UInt32($0) } ?? format.baud
        format.isRS485 = self["rs485"] == "on"
        return format
    }

    /// The communication profile that the line belongs to: what `support: profiles:` restricts.
    public var profile: String {
        switch mode {
        case .wrapper: scheme.rawValue
        case .hdlc, .modem: "hdlc"
        case .modeE: "mode-e"
        }
    }

    private subscript(key: String) -> String? { options.first { $0.key == key }?.value }

    private var options: [(key: String, value: String)] {
        (query ?? "").split(separator: "&").map { option in
            let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }
}

// MARK: - Faults

extension ListenerURL {
    private var modes: [Mode] {
        switch scheme {
        case .tcp: [.wrapper, .hdlc, .modeE]
        case .hdlcTCP: [.hdlc, .modeE]
        case .udp: [.wrapper]
        case .serial, .pty: [.hdlc, .modeE, .modem]
        }
    }

    /// Why the options cannot be used, if they cannot. What a socket's line does not know is left to whoever wrote it;
    /// for a device it would be a slip.
    var optionFault: String? { options.lazy.compactMap { fault($0.key, $0.value) }.first }

    private func fault(_ key: String, _ value: String) -> String? {
        switch key {
        case "mode":
            let isKnown = modes.contains { $0.rawValue == value }
            return isKnown ? nil : "mode '\(value)': expected \(modes.map(\.rawValue).joined(separator: ", "))"
        case "name": return nil
        case _ where !scheme.isDevice: return nil
        case "baud": return baudFault(value)
        case "format":
            return SerialFormat(value) == nil ? "format '\(value)': expected 8N1, 7E1, 8E1, 7O1, 8N2, …" : nil
        case "rs485": return ["on", "off"].contains(value) ? nil : "rs485 '\(value)': expected on or off"
        default: return "'\(key)' is no option of a device; there is mode, baud, format, rs485, name"
        }
    }

    private func baudFault(_ value: String) -> String? {
        let known = SerialFormat.rates
        guard let baud = UInt32(value), known.contains(baud) else {
            return "baud '\(value)': expected one of \(known.map { "\($0)" }.joined(separator: ", "))"
        }
        return nil
    }
}
