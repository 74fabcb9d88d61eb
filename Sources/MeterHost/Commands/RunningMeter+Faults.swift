// Commands on faults.
extension RunningMeter {
    func setFault(_ fault: LineFault) -> String {
        service.faults.set(fault, at: service.time.now)
        return "fault on all lines: \(fault)"
    }

    func clearFaults() -> String {
        service.faults.clear()
        return "no faults any more"
    }

    /// The line faults that are set now, in words; empty when there is none.
    public var lineFaults: [String] { service.faults.text(at: service.time.now) }
}
