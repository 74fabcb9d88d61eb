import DLMSWire
import MeterHost
import TerminalKit

/// Frames as they come, the fields of one, and its octets.
///
/// The three panes are linked: moving in the list decodes a frame, moving in the tree lights its octets, and moving
/// in the octets selects the field they belong to.
public final class FramesScreen: Screen {
    enum Pane: String, Hashable, Sendable { case list = "Frames", decoded = "Decoded", octets = "Octets" }

    public let id = ScreenID.frames
    let meter: RunningMeter
    let secrets: SecretPolicy
    var panes = PaneGroup<Pane>([.list, .decoded, .octets])
    var frames = FrameList()
    var list = ListView()
    var tree = TreeView<OpenFrame.Path>()
    var octets = OctetsView()
    var opened: OpenFrame?
    /// Whether the frame was opened with its secrets shown.
    private var isOpenedRevealed = false
    /// New frames are selected as they come.
    var isFollowing = true
    /// Numbers of marked frames.
    var marks: Set<Int> = []
    var search: FrameFilter?
    var filterHistory = History()
    var searchHistory = History()

    public init(meter: RunningMeter, secrets: SecretPolicy) { (self.meter, self.secrets) = (meter, secrets) }

    public var focusedPane: String { panes.focus.rawValue }
    public var commands: [BoundCommand] { Self.commandTable.bound(to: self) }
    public var isBusy: Bool { frames.isBehind }

    var reader: FrameReader { FrameReader(meter: meter) }
    /// Number of the selected frame.
    var selected: Int? { frames[list.selection] }

    func facts(_ number: Int) -> FrameFacts? { reader.facts(number, isMarked: marks.contains(number)) }
}

// MARK: - State

extension FramesScreen {
    public func layout(in rect: Rect) {
        let rows = rect.rows([.share(3, minimum: 5), .share(2, minimum: 5, dropOrder: 1)])
        let halves = rows[1]?.columns([.share(1, minimum: 30), .share(1, minimum: 32, dropOrder: 1)], gap: 1)
        panes.layout(in: rect, [.list: rows[0], .decoded: halves?[0] ?? nil, .octets: halves?[1] ?? nil])
        list.dropFirst(frames.update(from: meter.capture, opener: meter.opener) { facts($0) })
        list.layout(in: panes.contents(.list), count: frames.count)
        if isFollowing { list.select(frames.count - 1) }
        open(selected)
        tree.layout(in: panes.contents(.decoded))
        octets.layout(in: panes.contents(.octets))
    }

    /// Decodes a frame for the lower panes, unless it is shown already as it would be now.
    func open(_ number: Int?) {
        let version = number.map(version) ?? 0
        guard number != opened?.frame.number || version != opened?.version || secrets.isRevealed != isOpenedRevealed
        else { return }
        guard let number, let frame = meter.capture[number] else {
            opened = nil
            tree = TreeView()
            return octets.show([], masked: [])
        }
        show(frame)
    }

    /// Decodes a frame again, also when it is shown: what is masked may have changed.
    func show(_ frame: Frame) {
        let shown =
            foldedTransfer(frame.number).map { secrets.open($0, from: frame, of: meter) }
            ?? secrets.open(frame, with: meter.opener).with(meter.capture.segments(of: frame))
        isOpenedRevealed = secrets.isRevealed
        opened = shown
        tree = TreeView(nodes: shown.nodes, open: shown.parents)
        octets.show(frame.octets, masked: secrets.maskedOctets(of: frame.octets))
    }

    func select(number: Int) {
        guard let row = frames.row(of: number) else { return }
        isFollowing = false
        list.select(row)
    }
}

// MARK: - Keys

extension FramesScreen {
    public func handle(_ key: Key) -> Reaction {
        if panes.handle(key) { return .handled }
        return switch panes.focus {
        case .list: handleInList(key)
        case .decoded: handleInTree(key)
        case .octets: handleInOctets(key)
        }
    }

    private func handleInList(_ key: Key) -> Reaction {
        if key == .right || key == .left, fold(key == .left) { return .handled }
        let before = list.selection
        switch list.handle(key) {
        case .ignored: return .ignored
        case .activated:
            panes.focus(on: .decoded)
            return .handled
        case .moved: break
        }
        // Moving up leaves the newest frame; the end of the list takes it up again.
        if list.selection != before || key == .end || key == "G" {
            isFollowing = (key == .end || key == "G") && frames.pausedAt == nil
        }
        return .handled
    }

    private func handleInTree(_ key: Key) -> Reaction {
        if key == .escape { return back() }
        guard tree.handle(key) != .ignored else { return .ignored }
        isFollowing = false
        octets.light(tree.selection.flatMap { opened?.octets(of: $0) })
        return .handled
    }

    private func handleInOctets(_ key: Key) -> Reaction {
        if key == .escape { return back() }
        guard octets.handle(key) else { return .ignored }
        isFollowing = false
        guard let path = opened?.path(toOctet: octets.cursor) else { return .handled }
        tree.select(path)
        let cursor = octets.cursor
        octets.light(opened?.octets(of: path))
        octets.put(cursor: cursor)
        return .handled
    }

    private func back() -> Reaction {
        panes.focus(on: .list)
        return .handled
    }
}
