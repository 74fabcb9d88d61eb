import TerminalKit

// Keys.
extension ObjectsScreen {
    public func handle(_ key: Key) -> Reaction {
        if panes.handle(key) { return .handled }
        switch panes.focus {
        case .tree: return handleInTree(key)
        case .inspector: return handleInInspector(key)
        case .details: return handleInDetails(key)
        case .frames: return handleInFrames(key)
        }
    }

    private func handleInTree(_ key: Key) -> Reaction {
        if key == .escape, search != nil {
            search = nil
            return .handled
        }
        switch tree.handle(key) {
        case .ignored: return .ignored
        case .moved: return .handled
        case .activated: return focus(on: .inspector)
        }
    }

    private func handleInInspector(_ key: Key) -> Reaction {
        switch key {
        case .escape, .left, "h": return focus(on: .tree)
        case .right, "l": return focus(on: .details)
        default: break
        }
        let before = table.list.selection
        let reaction = table.handle(key)
        if table.list.selection != before { details.select(0) }
        switch reaction {
        case .ignored: return .ignored
        case .moved: return .handled
        case .activated: return activate()
        }
    }

    private func handleInDetails(_ key: Key) -> Reaction {
        if key == .escape || key == .left { return focus(on: .inspector) }
        switch details.handle(key) {
        case .ignored: return .ignored
        case .moved: return .handled
        case .activated: return activate()
        }
    }

    private func handleInFrames(_ key: Key) -> Reaction {
        switch key {
        case .escape: focus(on: .tree)
        case .enter, .mouse(.doubleClick, _): .show(.frames)
        default: .ignored
        }
    }

    func focus(on pane: Pane) -> Reaction {
        if panes.places[pane] != nil || panes.isZoomed { panes.focus(on: pane) }
        return .handled
    }
}
