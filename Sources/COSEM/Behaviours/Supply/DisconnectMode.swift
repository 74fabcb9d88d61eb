/// control_state of a disconnect control.
enum DisconnectState: UInt8 {
    case disconnected, connected
    /// Disconnected; somebody on the spot may connect.
    case readyForReconnection
}

/// What asks a disconnect control to change its state.
enum DisconnectCommand {
    case remoteDisconnect, remoteReconnect
    case manualDisconnect, manualReconnect
    case localDisconnect, localReconnect

    func event(_ after: DisconnectState) -> LoggedEvent {
        switch self {
        case .remoteDisconnect: .remoteDisconnection
        case .remoteReconnect: after == .connected ? .remoteConnection : .readyForManualReconnection
        case .manualDisconnect: .manualDisconnection
        case .manualReconnect: .manualConnection
        case .localDisconnect: .localDisconnection
        case .localReconnect: .localReconnection
        }
    }
}

/// control_mode of a disconnect control: which transitions there are.
///
/// - Spec: IEC 62056-6-2, Disconnect control, state diagram and control_mode
enum DisconnectMode: UInt8 {
    /// Always connected.
    case none
    case mode1, mode2, mode3, mode4, mode5, mode6

    /// State after a command; the same where there is nothing to do, nil where the mode has no such transition.
    func next(_ command: DisconnectCommand, from state: DisconnectState) -> DisconnectState? {
        guard self != .none else { return command.wantsSupply ? .connected : nil }
        switch (command, state) {
        // Transitions b and c, in every mode.
        case (.remoteDisconnect, _): return .disconnected
        // a: at once, in modes 2 and 4; d: somebody has to come, in the others.
        case (.remoteReconnect, .disconnected): return reconnectsRemotely ? .connected : .readyForReconnection
        case (.remoteReconnect, .readyForReconnection): return reconnectsRemotely ? nil : .readyForReconnection
        // e, in every mode; f, in 1, 2 and 5.
        case (.manualReconnect, .readyForReconnection): return .connected
        case (.manualDisconnect, .connected):
            return [.mode1, .mode2, .mode5].contains(self) ? .readyForReconnection : nil
        // g, in every mode; h, in 5 and 6.
        case (.localDisconnect, .connected): return .readyForReconnection
        case (.localReconnect, .readyForReconnection): return [.mode5, .mode6].contains(self) ? .connected : nil
        case (.remoteReconnect, .connected), (.manualReconnect, .connected), (.localReconnect, .connected):
            return .connected
        case (.manualDisconnect, .readyForReconnection), (.localDisconnect, .readyForReconnection),
            (.localDisconnect, .disconnected):
            return state
        case (.manualReconnect, .disconnected), (.manualDisconnect, .disconnected), (.localReconnect, .disconnected):
            return nil
        }
    }

    private var reconnectsRemotely: Bool { self == .mode2 || self == .mode4 }
}

extension DisconnectCommand {
    fileprivate var wantsSupply: Bool {
        switch self {
        case .remoteReconnect, .manualReconnect, .localReconnect: true
        case .remoteDisconnect, .manualDisconnect, .localDisconnect: false
        }
    }
}
