/// The panes of a screen: which has the focus, which one is zoomed, and where each stands.
public struct PaneGroup<ID: Hashable & Sendable>: Sendable {
    /// In the order in which Tab walks them.
    public let order: [ID]
    public private(set) var focus: ID
    public private(set) var isZoomed = false
    /// Headings included; a pane that had to be dropped or is hidden by a zoom has none.
    public private(set) var places: [ID: Rect] = [:]

    /// - Precondition: `order` is not empty.
    public init(_ order: [ID]) {
        precondition(!order.isEmpty, "a screen has at least one pane")
        (self.order, focus) = (order, order[0])
    }

    /// Takes where the panes stand; zoomed, the focused one gets all of `rect`. The focus leaves a pane that was dropped.
    public mutating func layout(in rect: Rect, _ places: [ID: Rect?]) {
        let shown = places.compactMapValues(\.self).filter { !$0.value.isEmpty }
        if shown[focus] == nil, let first = order.first(where: { shown[$0] != nil }) { focus = first }
        self.places = isZoomed ? [focus: rect] : shown
    }

    /// The contents of a pane without its heading; empty if it is not shown.
    public func contents(_ id: ID) -> Rect { places[id]?.paneContents ?? .zero }

    public mutating func focus(on id: ID) { focus = id }
    public mutating func toggleZoom() { isZoomed.toggle() }

    /// Tab and Shift-Tab, `z` (and Esc or `q` to leave the zoom), and the click that selects a pane (which the pane gets too: it stays unhandled).
    /// - Returns: whether the key was one of these and needs nothing more.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .tab: step(1)
        case .backTab: step(-1)
        case "z": toggleZoom()
        case .escape where isZoomed, "q" where isZoomed: toggleZoom()
        case .mouse(let action, let point):
            if let hit = places.first(where: { $0.value.contains(point) }) { focus = hit.key }
            return action == .click && places[focus].map { $0.y == point.y } == true
        default: return false
        }
        return true
    }

    private mutating func step(_ direction: Int) {
        let open = isZoomed ? order : order.filter { places[$0] != nil }
        guard let index = open.firstIndex(of: focus) else { return }
        focus = open[(index + direction + open.count) % open.count]
    }
}
