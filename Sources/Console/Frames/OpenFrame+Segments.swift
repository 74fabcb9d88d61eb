import DLMSWire
import MeterHost

extension OpenFrame {
    /// The fields of an APDU with the HDLC frames that carried it before them.
    func with(_ segments: [Frame]) -> OpenFrame {
        guard !segments.isEmpty else { return self }
        let noun = segments.count == 1 ? "frame" : "frames"
        var root = TraceNode(name: "hdlc", offset: 0, length: 0, value: "\(segments.count) \(noun)")
        root.source = .reassembled
        root.children = segments.map(Self.node)
        let decoding = Decoding(items: [root] + decoding.items, failure: decoding.failure)
        var opened = OpenFrame(frame: frame, decoding: decoding)
        opened.version = segments.count
        return opened
    }

    /// `I 2,1 F  130 octets, more follow, frame 12`
    private static func node(_ frame: Frame) -> TraceNode {
        let summary = FrameSummary(frame)
        var node = TraceNode(name: summary.service, offset: 0, length: 0, value: summary.text)
        node.meaning = "frame \(frame.number)"
        node.source = .reassembled
        return node
    }
}

extension FramesScreen {
    /// Changes whenever there is more to show of a frame than before: blocks or segments that have come.
    func version(of number: Int) -> Int {
        if let transfer = foldedTransfer(number) { return transfer.version }
        return meter.capture[number].map { meter.capture.segments(of: $0).count } ?? 0
    }
}
