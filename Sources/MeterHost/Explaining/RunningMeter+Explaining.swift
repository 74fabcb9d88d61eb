import DLMSServer

extension RunningMeter {
    /// The passes of high level security of the association that a frame belongs to; nil when there were none, or they
    /// are not kept any more.
    func passes(at frame: Frame) -> HLSPasses? {
        opener.aarq(of: frame).flatMap { HLSReader(opener: opener).passes(from: $0) }
    }

    /// The passes of high level security between two SAPs of a connection, the last ones.
    public func passes(link: UInt32, client: UInt16, server: UInt16) -> HLSPasses? {
        guard capture.nextNumber > capture.firstNumber else { return nil }
        return passes(
            at: Frame(
                number: capture.nextNumber - 1, time: 0, line: "", link: link, direction: .received, client: client,
                server: server, octets: []))
    }
}
