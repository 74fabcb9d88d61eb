import COSEM
import MeterHost
import TerminalKit

/// The meter's objects as a tree, and everything about the selected one: attributes, values, sources, rights, methods.
///
/// Values are read for the shown object only, and again with every drawing.
public final class ObjectsScreen: Screen {
    enum Pane: String, Hashable, Sendable {
        case tree = "Objects"
        case inspector = "Inspector"
        case details = "Details"
        case frames = "Newest frames"
    }

    public let id = ScreenID.objects
    let meter: RunningMeter
    let secrets: SecretPolicy
    var panes = PaneGroup<Pane>([.tree, .inspector, .details, .frames])
    private(set) var objects = ObjectTree()
    var tree = TreeView<ObjectNode>()
    var table = InspectorTable()
    var details = ListView()
    private(set) var detailLines = DetailLines(width: 0)
    private(set) var values = ShownValues()
    /// What was looked for last.
    var search: ObjectSearch?
    private var shown: ObjectID?
    private var detailsState: DetailsState?

    /// What the details were made for: those of a long value are not made anew with every drawing.
    private struct DetailsState: Equatable {
        let object: ObjectID?
        let row: String?
        let width: Int
        let expiry: Duration?
    }

    public init(meter: RunningMeter, secrets: SecretPolicy) { (self.meter, self.secrets) = (meter, secrets) }

    public var focusedPane: String { panes.focus.rawValue }
    public var commands: [BoundCommand] { Self.commandTable.bound(to: self) }

    /// The selected object; nil when a heading of the tree is selected.
    var object: LivingObject? {
        guard case .object(let id)? = tree.selection else { return nil }
        return meter.living.object(id)
    }

    /// The selected attribute or method.
    var row: InspectorRow? { table.selected }

    func isMasked(_ attribute: InterfaceClass.Attribute) -> Bool { attribute.isSecret && !secrets.isRevealed }
}

// MARK: - State

extension ObjectsScreen {
    /// Rows from which the newest frames are shown below: a terminal of 30.
    private static let heightForFrames = 27

    public func layout(in rect: Rect) {
        layoutPanes(in: rect)
        updateTree()
        tree.layout(in: panes.contents(.tree))
        layoutInspector()
        layoutDetails()
    }

    private func layoutPanes(in rect: Rect) {
        let strip = rect.height >= Self.heightForFrames ? min(10, rect.height / 4) : 0
        let upper = rect.inset(bottom: strip)
        let columns = upper.columns([.fixed(Self.treeWidth(of: upper.width)), .share(1)], gap: 1)
        let right = columns[1]?.rows([.share(3, minimum: 6), .share(2, minimum: 4, dropOrder: 0)])
        let frames = strip > 0 ? rect.inset(top: upper.height) : nil
        panes.layout(
            in: rect,
            [.tree: columns[0], .inspector: right?[0] ?? nil, .details: right?[1] ?? nil, .frames: frames])
    }

    /// Room for an OBIS code with its symbol, and for names where there is more.
    private static func treeWidth(of width: Int) -> Int { min(max(31, min(50, width * 2 / 5)), width / 2) }

    /// Takes in objects that were added or removed.
    private func updateTree() {
        guard objects.update(from: meter.living) else { return }
        guard tree.nodes.isEmpty else { return tree.show(objects.nodes) }
        tree = TreeView(nodes: objects.nodes, open: objects.initiallyOpen)
        tree.layout(in: panes.contents(.tree))
        if let first = objects.order.first { tree.select(.object(first)) }
    }

    /// Selects an object and opens what is above it.
    func select(_ id: ObjectID) {
        updateTree()
        tree.select(.object(id))
    }

    private func layoutInspector() {
        let object = object
        if object?.id != shown {
            shown = object?.id
            table.selectFirst()
            details.select(0)
        }
        table.layout(in: panes.contents(.inspector), object: object)
        guard let object else { return }
        values.read(table.visibleAttributes, of: object, at: meter.now)
    }

    private func layoutDetails() {
        let place = panes.contents(.details)
        let state = DetailsState(object: shown, row: row?.name, width: place.width, expiry: expiry)
        if state != detailsState { detailLines = makeDetails(width: place.width - 2) }
        detailsState = state
        details.layout(in: place, count: detailLines.count)
    }

    private var expiry: Duration? {
        guard case .attribute(let attribute)? = row else { return meter.now }
        return values.expiry(of: attribute.id)
    }

    private func makeDetails(width: Int) -> DetailLines {
        guard let object else { return DetailLines(width: width) }
        return switch row {
        case .attribute(let attribute):
            DetailLines(
                attribute, of: object, value: values[attribute.id], isMasked: isMasked(attribute),
                registers: meter.registers, width: width)
        case .method(let method): DetailLines(method, of: object, width: width)
        case nil: DetailLines(width: width)
        }
    }

    /// Does something to the meter and says what became of it.
    func perform(_ command: MeterCommand) -> CommandOutcome {
        values.forget()
        return meter.perform(command)
    }
}
