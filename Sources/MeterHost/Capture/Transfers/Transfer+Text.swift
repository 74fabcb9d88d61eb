extension Transfer {
    /// How far it has come: `37 blocks, 36864 octets`, `12 blocks, 11904 octets …`, or why it broke.
    public var text: String {
        let progress = "\(blocks) block\(blocks == 1 ? "" : "s"), \(octets) octets"
        return switch state {
        case .running: progress + " …"
        case .complete: progress
        case .broken(let reason): "broken: \(reason)"
        }
    }

    public var isBroken: Bool { if case .broken = state { true } else { false } }
}
