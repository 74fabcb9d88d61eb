import DLMSWire

/// One frame as it went over a line, copied out of the capture log.
public struct Frame: Sendable {
    /// Counts all frames since the start, from 1.
    public var number: Int
    /// Host time in microseconds since 1970-01-01 UTC.
    public var time: Int64
    /// The line it went over: `tcp://127.0.0.1:4059`.
    public var line: String
    /// The link (connection) on that line.
    public var link: UInt32
    public var direction: Direction
    /// Client SAP.
    public var client: UInt16
    /// SAP of the logical device.
    public var server: UInt16
    /// All octets of the frame, wrapper header included.
    public var octets: [UInt8]
    /// What the octets are.
    public var kind = Kind.wrapper
    /// What the meter made of a frame that it received.
    public var verdict = FrameVerdict.taken

    /// What the octets of a frame are.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// A wrapper PDU.
        case wrapper
        /// A frame of IEC 62056-46, flags included, or what came in the place of one.
        case hdlc
        /// An APDU that went over the line in HDLC frames: the row behind its last segment, or before its first.
        case apdu
        /// A message of IEC 62056-21.
        case modeE
        /// A line to or from a modem.
        case modem
    }

    /// Which way a frame went.
    public enum Direction: UInt8, Sendable {
        /// From the client to the meter.
        case received
        /// From the meter to the client.
        case sent
    }

    public init(
        number: Int, time: Int64, line: String, link: UInt32, direction: Direction, client: UInt16, server: UInt16,
        octets: [UInt8], kind: Kind = .wrapper, verdict: FrameVerdict = .taken
    ) {
        (self.kind, self.verdict) = (kind, verdict)
        (self.number, self.time, self.line, self.link) = (number, time, line, link)
        (self.direction, self.client, self.server, self.octets) = (direction, client, server, octets)
    }
}

extension Frame {
    /// Whether it is an APDU, with its wrapper or without.
    public var hasAPDU: Bool { apduStart != nil }

    /// Where the APDU begins among the octets; nil when there is none.
    var apduStart: Int? {
        switch kind {
        case .wrapper: octets.count > WrapperHeader.size ? WrapperHeader.size : nil
        case .apdu: octets.isEmpty ? nil : 0
        case .hdlc, .modeE, .modem: nil
        }
    }
}
