import COSEM
import DLMSWire
import TerminalKit

/// The meter's objects as a tree: logical device, medium, kind, object.
struct ObjectTree {
    /// Every object in the order of the tree.
    private(set) var order: [ObjectID] = []
    private(set) var nodes: [TreeNode<ObjectNode>] = []
    /// Objects below each heading.
    private var counts: [ObjectNode: Int] = [:]
    /// The objects that the tree was made from, in the meter's order.
    private var shown: [ObjectID]?

    /// Takes in what objects there are now.
    /// - Returns: whether the tree is another one.
    mutating func update(from meter: LivingMeter) -> Bool {
        let devices = meter.devices
        let objects = devices.map { $0.objects.map(\.id) }
        let all = objects.flatMap(\.self)
        guard all != shown else { return false }
        shown = all
        nodes = zip(devices, objects).map { Self.node(of: $0.sap, $1) }
        order = nodes.flatMap(Self.leaves)
        counts = [:]
        for node in nodes { _ = count(node) }
        return true
    }

    /// What is open at first: everything above the first group.
    var initiallyOpen: Set<ObjectNode> {
        let media = nodes.flatMap(\.children)
        let first = media.first?.children.first
        return Set((nodes + media + [first].compactMap(\.self)).map(\.id))
    }

    private static func node(of device: UInt16, _ objects: [ObjectID]) -> TreeNode<ObjectNode> {
        let groups = Dictionary(grouping: objects) { OBISNames.group(of: $0.instance) }
        let media = Dictionary(grouping: groups.keys, by: \.medium)
        let children = OBISGroup.Medium.allCases.compactMap { medium -> TreeNode<ObjectNode>? in
            guard let kinds = media[medium] else { return nil }
            return TreeNode(.medium(device, medium), kinds.sorted().map { kind(device, $0, groups[$0] ?? []) })
        }
        return TreeNode(.device(device), children)
    }

    private static func kind(_ device: UInt16, _ group: OBISGroup, _ objects: [ObjectID]) -> TreeNode<ObjectNode> {
        let sorted = objects.sorted { ($0.instance, $0.classID) < ($1.instance, $1.classID) }
        return TreeNode(.kind(device, group), sorted.map { TreeNode(.object($0)) })
    }

    private static func leaves(_ node: TreeNode<ObjectNode>) -> [ObjectID] {
        if case .object(let id) = node.id { return [id] }
        return node.children.flatMap(leaves)
    }

    /// Objects below a node.
    func count(below node: ObjectNode) -> Int { counts[node] ?? 0 }

    private mutating func count(_ node: TreeNode<ObjectNode>) -> Int {
        if case .object = node.id { return 1 }
        let count = node.children.reduce(0) { $0 + self.count($1) }
        counts[node.id] = count
        return count
    }
}
