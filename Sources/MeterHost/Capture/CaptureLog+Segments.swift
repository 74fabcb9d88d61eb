import DLMSWire

extension CaptureLog {
    /// Frames looked through at most for the segments of an APDU.
    private static let segmentReach = 600

    /// The HDLC frames that carried the APDU of a row, the oldest first: those before a row that was received, those
    /// behind a row that was sent, as far as they have gone out.
    public func segments(of apdu: Frame) -> [Frame] {
        guard apdu.kind == .apdu else { return [] }
        var found: [Frame] = []
        let step = apdu.direction == .received ? -1 : 1
        for distance in 1...Self.segmentReach {
            guard let frame = self[apdu.number + step * distance] else { break }
            guard frame.isBetweenSame(apdu) else { continue }
            // The row of the APDU before, or after.
            if frame.kind == .apdu { break }
            guard frame.kind == .hdlc, let segment = frame.segment else { continue }
            found.append(frame)
            if apdu.direction == .received ? segment.isFirst : segment.isLast { break }
        }
        return apdu.direction == .received ? found.reversed() : found
    }

    /// The row of the APDU that an HDLC frame carried, or a part of; nil where there is none, or not yet.
    public func apdu(carriedBy frame: Frame) -> Frame? {
        guard frame.kind == .hdlc, frame.segment != nil else { return nil }
        let step = frame.direction == .received ? 1 : -1
        for distance in 1...Self.segmentReach {
            guard let other = self[frame.number + step * distance] else { return nil }
            guard other.kind == .apdu, frame.isBetweenSame(other) else { continue }
            return segments(of: other).contains { $0.number == frame.number } ? other : nil
        }
        return nil
    }
}

extension Frame {
    fileprivate func isBetweenSame(_ other: Frame) -> Bool {
        link == other.link && client == other.client && server == other.server && direction == other.direction
    }

    /// Where an information frame stands among the segments of its APDU; nil for another frame, and for one that was
    /// not taken.
    fileprivate var segment: (isFirst: Bool, isLast: Bool)? {
        guard verdict.code == .taken || direction == .sent else { return nil }
        return octets.withUnsafeBytes { bytes in
            guard let frame = HDLCFrame(between: bytes) else { return nil }
            switch frame.control.type {
            case .i, .ui:
                var reader = ByteReader(frame.information)
                return ((try? LLCHeader(from: &reader)) != nil, !frame.isSegmented)
            default: return nil
            }
        }
    }
}
