import DLMSServer
import DLMSWire

extension LineService {
    /// APDUs that an answer which goes on may have at most.
    private static let longest = 1 << 16

    /// Has the server answer a captured request once more. Its client did not ask, so it gets no answer; the answer is
    /// in the capture.
    func replay(_ frame: Frame, on tap: CaptureLog.Tap, of client: ClientConnection, in session: inout LinkSession) {
        guard let start = frame.apduStart else { return }
        let now = time.now
        answering = client
        defer { answering = nil }
        note(frame.octets, .received, frame, FrameVerdict(.replayed), on: tap, at: now)
        var buffer = [UInt8](repeating: 0, count: buffers.sendAPDU)
        var reaction = buffer.withUnsafeMutableBytes { memory in
            var writer = ByteWriter(memory)
            let reaction = frame.octets.withUnsafeBytes { octets in
                receive(
                    Octets(UnsafeRawBufferPointer(rebasing: octets[start...])), client: frame.client,
                    server: frame.server, in: &session, at: now, response: &writer)
            }
            note(writer.written.array, .sent, frame, FrameVerdict(.unsent), on: tap, at: now)
            return reaction
        }
        for _ in 0..<Self.longest where reaction == .stream {
            reaction = buffer.withUnsafeMutableBytes { memory in
                var writer = ByteWriter(memory)
                let reaction = goOn(client: frame.client, server: frame.server, in: &session, response: &writer)
                note(writer.written.array, .sent, frame, FrameVerdict(.unsent), on: tap, at: now)
                return reaction
            }
        }
    }

    /// Captures an APDU with the header that it has on its line.
    private func note(
        _ octets: [UInt8], _ direction: Frame.Direction, _ request: Frame, _ verdict: FrameVerdict,
        on tap: CaptureLog.Tap, at now: Duration
    ) {
        guard !octets.isEmpty else { return }
        var frame = octets
        if direction == .sent, request.kind == .wrapper {
            frame = encoded { (writer: inout ByteWriter) in
                WrapperHeader(
                    sourcePort: request.server, destinationPort: request.client,
                    length: UInt16(truncatingIfNeeded: octets.count)
                ).encode(into: &writer)
                for octet in octets { writer.u8(octet) }
            }
        }
        frame.withUnsafeBytes { octets in
            capture.append(
                octets, direction, at: time.microseconds(at: now), on: tap, client: request.client,
                server: request.server, kind: request.kind, verdict: verdict)
        }
    }
}
