import DLMSServer
import DLMSWire

/// What the meter made of a frame, small enough to be kept with each: what was found and expected follows from the
/// octets, the rest is ``detail``.
public struct FrameVerdict: Hashable, Sendable {
    public var code: Code
    /// The address or the sequence number that was expected; 0 for none.
    public var detail: UInt16

    public init(_ code: Code, _ detail: UInt16 = 0) { (self.code, self.detail) = (code, detail) }

    public static let taken = FrameVerdict(.taken)

    public enum Code: UInt8, Sendable {
        /// Served.
        case taken
        /// Answered, but nothing else came of it: a frame out of sequence, a client that is not connected, FRMR.
        case refused
        case outOfSequence
        case busy
        case notConnected
        /// Never answered: the frame is for another meter, another logical device or no station.
        case wrongDevice
        case noLogicalDevice
        case notForUs
        /// A frame of the meter's own that came back.
        case echo
        case badHCS
        case badFCS
        /// Octets that begin like a frame and are none.
        case broken
        /// Octets between frames.
        case noise
        /// A message that means nothing here.
        case ignored
        /// Sent again, for it was not acknowledged.
        case repeated
        /// Changed or held back by a fault that somebody injected by hand.
        case faulted
        /// Not sent at all, or not seen by the meter, for the same reason.
        case withheld
        /// Taken or sent once more because somebody wanted it.
        case replayed
        /// The answer to a request that was taken once more: the client did not ask, and gets none.
        case unsent
    }

    /// Whether the meter never answers such a frame.
    public var isIgnored: Bool {
        switch code {
        case .wrongDevice, .noLogicalDevice, .notForUs, .echo, .badHCS, .badFCS, .broken, .noise, .ignored: true
        case .taken, .refused, .outOfSequence, .busy, .notConnected, .repeated, .faulted, .withheld, .replayed, .unsent:
            false
        }
    }
}

// MARK: - Where it comes from

extension FrameVerdict {
    /// What an HDLC line says of a frame.
    init(_ verdict: HDLCVerdict) {
        switch verdict {
        case .connects, .reconnects, .disconnects, .information, .supervisory, .unnumbered: self = .taken
        case .outOfSequence(let expected): self.init(Code.outOfSequence, UInt16(expected))
        case .busy: self.init(Code.busy)
        case .notConnected: self.init(Code.notConnected)
        case .rejected, .noConnectionFree, .parameters, .wrongLLC: self.init(Code.refused)
        case .wrongDevice(let expected): self.init(Code.wrongDevice, expected)
        case .noLogicalDevice: self.init(Code.noLogicalDevice)
        case .noStation, .broadcastCommand, .notFromClient, .response, .segmentedUI: self.init(Code.notForUs)
        case .echo: self.init(Code.echo)
        case .broken(.hcs(_, let expected)): self.init(Code.badHCS, expected)
        case .broken(.fcs(_, let expected)): self.init(Code.badFCS, expected)
        case .broken: self.init(Code.broken)
        case .noise: self.init(Code.noise)
        }
    }

    /// What a port says of a message of IEC 62056-21.
    init(_ verdict: ModeEVerdict) {
        switch verdict {
        case .otherDevice: self.init(Code.notForUs)
        case .ignored: self.init(Code.ignored)
        case .cutOff: self.init(Code.broken)
        case .call, .binary, .readout, .fallback, .programming, .acknowledged, .repetition, .breaks: self = .taken
        }
    }
}

extension Frame {
    /// The verdict in words, with what would have been right; nil for a frame that is as it should be.
    public var verdictText: String? {
        switch verdict.code {
        case .taken: nil
        case .refused: "refused"
        case .outOfSequence: "out of sequence: N(S) \(verdict.detail) expected"
        case .busy: "not taken now"
        case .notConnected: "not connected"
        case .wrongDevice: "for another meter: the lower address here is \(verdict.detail)"
        case .noLogicalDevice: "no logical device \(server)"
        case .notForUs: "not for this meter"
        case .echo: "echo"
        case .badHCS: checkText("HCS", at: headerCheck)
        case .badFCS: checkText("FCS", at: octets.count - (octets.last == HDLCFrame.flag ? 3 : 2))
        case .broken: "no frame"
        case .noise: "between frames"
        case .ignored: "ignored"
        case .repeated: "sent again"
        case .faulted: "fault by hand"
        case .withheld: direction == .sent ? "not sent: fault by hand" : "lost: fault by hand"
        case .replayed: "replayed by hand"
        case .unsent: "not sent: answers a replay"
        }
    }

    private func checkText(_ name: String, at place: Int) -> String {
        let expected = hex([UInt8(verdict.detail >> 8), UInt8(truncatingIfNeeded: verdict.detail)])
        guard octets.indices.contains(place), octets.indices.contains(place + 1) else {
            return "\(name) wrong, expected \(expected)"
        }
        return "\(name) \(hex(Array(octets[place...(place + 1)]))), expected \(expected)"
    }

    /// Place of the header check sequence: behind two addresses, each of which ends with an odd octet, and the control
    /// field.
    private var headerCheck: Int {
        var place = octets.first == HDLCFrame.flag ? 3 : 2
        for _ in 0..<2 {
            while octets.indices.contains(place), octets[place] & 1 == 0 { place += 1 }
            place += 1
        }
        return place + 1
    }
}
