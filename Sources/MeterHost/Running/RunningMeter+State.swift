import COSEM

// What the meter remembers.
extension RunningMeter {
    /// Connects the meter's memory with what waits for it and what shows it.
    func connectState() {
        guard let state else { return noteCounters() }
        service.pledge = state.pledge
        state.beforeWriting = { [unowned self] in living.keepCounters() }
        state.onFault = { [unowned self] fault in
            note(fault.map { "state cannot be written, answers wait: \($0)" } ?? "state is written again")
        }
        note("state is kept in \(state.path): \(state.names.count) entries")
    }

    /// Remembers what changes all the time; called every second.
    func keepState() {
        environment.keepClock()
        environment.keepRegisters()
        living.keepBuffers()
        state?.flush()
    }

    /// Remembers everything, and waits for it.
    func closeState() {
        keepState()
        state?.close()
    }

    /// Without a memory the counters of a run must not be those of the run before.
    private func noteCounters() {
        guard let counter = living.firstCounter else { return }
        note("no state is kept: transmit counters start at \(counter), the UNIX time in seconds")
    }
}
