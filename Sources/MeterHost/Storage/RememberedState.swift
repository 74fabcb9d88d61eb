import COSEM
import NIOCore

/// The memory of a running meter over its file: changes are grouped, and a group is written while the next one collects.
///
/// Used on the meter's event loop, which never waits for the file.
final class RememberedState: MeterMemory {
    let path: String
    let pledge = Pledge()
    /// Called before a group is written, so that what changes all the time can be taken into it.
    var beforeWriting: (() -> Void)?
    /// Told when the file cannot be written, and when it can again.
    var onFault: ((StateFault?) -> Void)?
    private let file: StateFile
    private let eventLoop: any EventLoop
    private var values: [MemoryName: [UInt8]]
    /// Not handed over yet.
    private var changes: [MemoryName: [UInt8]?] = [:]
    private var isScheduled = false
    private var isWriting = false
    private var fault: StateFault?

    /// How long after a failure the group is tried again.
    private static let patience = TimeAmount.seconds(1)

    init(_ file: StateFile, on eventLoop: any EventLoop) throws(StateFault) {
        (self.file, self.eventLoop, path) = (file, eventLoop, file.path)
        values = try file.readAll()
    }

    var names: [MemoryName] { values.keys.sorted { $0.rawValue < $1.rawValue } }

    subscript(name: MemoryName) -> [UInt8]? { values[name] }

    func keep(_ octets: [UInt8]?, as name: MemoryName, isUrgent: Bool) {
        guard values[name] != octets else { return isUrgent ? acknowledge() : () }
        values[name] = octets
        changes.updateValue(octets, forKey: name)
        guard isUrgent else { return }
        pledge.promise()
        schedule(in: .zero)
    }

    /// The answer waits for everything that is not safe yet, also for what others have changed.
    func acknowledge() {
        guard !isSafe else { return }
        pledge.promise()
        schedule(in: .zero)
    }

    private var isSafe: Bool { changes.isEmpty && !isWriting }

    /// Writes what is not urgent; called every second.
    func flush() {
        beforeWriting?()
        if !changes.isEmpty { schedule(in: .zero) }
    }

    /// Writes everything and waits for it: the meter ends.
    func close() {
        beforeWriting?()
        try? file.write(changes)
        changes = [:]
    }

    // MARK: Groups

    /// At the end of the loop's turn: the changes of all requests that came together make one group.
    private func schedule(in delay: TimeAmount) {
        guard !isScheduled, !isWriting else { return }
        isScheduled = true
        _ = eventLoop.assumeIsolated().scheduleTask(in: delay) { [weak self] in
            self?.isScheduled = false
            self?.write()
        }
    }

    private func write() {
        beforeWriting?()
        guard !changes.isEmpty else { return }
        let (group, mark) = (changes, pledge.made)
        changes = [:]
        isWriting = true
        let here = NIOLoopBound(self, eventLoop: eventLoop)
        file.write(group) { fault in
            here.eventLoop.execute { here.value.written(group, mark, fault) }
        }
    }

    private func written(_ group: [MemoryName: [UInt8]?], _ mark: Int, _ fault: StateFault?) {
        isWriting = false
        if self.fault != fault {
            self.fault = fault
            onFault?(fault)
        }
        guard fault == nil else {
            // What has changed again since is newer.
            changes.merge(group) { newer, _ in newer }
            return schedule(in: Self.patience)
        }
        // Where nothing has changed since, what was promised since is safe as well.
        pledge.keep(upTo: changes.isEmpty ? pledge.made : mark)
        if !changes.isEmpty { schedule(in: .zero) }
    }
}
