/// A node of a tree: what it is and what is below it.
public struct TreeNode<ID: Hashable & Sendable>: Hashable, Sendable {
    public var id: ID
    public var children: [TreeNode<ID>]

    public init(_ id: ID, _ children: [TreeNode<ID>] = []) { (self.id, self.children) = (id, children) }
}

/// One row of a tree as it is seen now.
public struct TreeRow<ID: Hashable & Sendable>: Hashable, Sendable {
    public let id: ID
    /// 0 at the root.
    public let depth: Int
    public let hasChildren: Bool
    public let isOpen: Bool
}

/// A tree with open and closed nodes and a selected row.
public struct TreeView<ID: Hashable & Sendable>: Sendable {
    public private(set) var nodes: [TreeNode<ID>] = []
    public private(set) var open: Set<ID>
    /// The rows of all nodes whose ancestors are open.
    public private(set) var rows: [TreeRow<ID>] = []
    public private(set) var list = ListView()

    public init(nodes: [TreeNode<ID>] = [], open: Set<ID> = []) {
        self.open = open
        show(nodes)
    }

    /// The selected node.
    public var selection: ID? { rows.indices.contains(list.selection) ? rows[list.selection].id : nil }

    /// Takes other nodes; what was open and selected stays so where it still exists.
    public mutating func show(_ nodes: [TreeNode<ID>]) {
        self.nodes = nodes
        refresh(keeping: selection)
    }

    public mutating func layout(in rect: Rect) { list.layout(in: rect, count: rows.count) }

    /// Selects a node and opens everything above it.
    /// - Returns: false if there is no such node.
    @discardableResult
    public mutating func select(_ id: ID) -> Bool {
        guard let path = Self.path(to: id, in: nodes) else { return false }
        open.formUnion(path.dropLast())
        refresh(keeping: id)
        return true
    }

    public mutating func setOpen(_ isOpen: Bool, _ id: ID) {
        if isOpen { open.insert(id) } else { open.remove(id) }
        refresh(keeping: selection)
    }

    /// Opens every node, or closes every node.
    public mutating func setAllOpen(_ isOpen: Bool) {
        let root = selection.flatMap { Self.path(to: $0, in: nodes)?.first }
        open = isOpen ? Set(Self.parents(in: nodes)) : []
        refresh(keeping: isOpen ? selection : root)
    }

    /// The keys of lists; Right or Enter opens, Left closes or goes up, `*` opens everything below, `=` and `-` open
    /// and close all. Right or Enter on a leaf is `.activated`.
    public mutating func handle(_ key: Key) -> ListReaction {
        guard let row = rows.indices.contains(list.selection) ? rows[list.selection] : nil else {
            return list.handle(key)
        }
        switch key {
        case .right, "l": return row.hasChildren ? stepInto(row) : .activated
        case .enter: return row.hasChildren ? toggle(row) : .activated
        case .left, "h": stepOut(row)
        case "*": openAll(below: row.id)
        case "=": setAllOpen(true)
        case "-": setAllOpen(false)
        default: return handleInList(key)
        }
        return .moved
    }

    private mutating func handleInList(_ key: Key) -> ListReaction {
        let reaction = list.handle(key)
        guard reaction == .activated, let row = rows.indices.contains(list.selection) ? rows[list.selection] : nil,
            row.hasChildren
        else { return reaction }
        return toggle(row)
    }

    private mutating func toggle(_ row: TreeRow<ID>) -> ListReaction {
        setOpen(!row.isOpen, row.id)
        return .moved
    }

    private mutating func stepInto(_ row: TreeRow<ID>) -> ListReaction {
        if row.isOpen { list.select(list.selection + 1) } else { setOpen(true, row.id) }
        return .moved
    }

    private mutating func stepOut(_ row: TreeRow<ID>) {
        if row.isOpen { return setOpen(false, row.id) }
        let parent = rows[..<list.selection].lastIndex { $0.depth < row.depth }
        if let parent { list.select(parent) }
    }

    private mutating func openAll(below id: ID) {
        guard let node = Self.node(id, in: nodes) else { return }
        open.formUnion(Self.parents(in: [node]))
        refresh(keeping: id)
    }

    /// Draws the rows that are seen, each with its arrow; `line` is asked for these only.
    public func draw(into canvas: inout Canvas, focused: Bool, line: (TreeRow<ID>) -> StyledLine) {
        // A narrow tree needs its columns for the text.
        let step = list.rect.width < 40 ? 1 : 2
        list.draw(into: &canvas, focused: focused) { index in
            let row = rows[index]
            let arrow = row.hasChildren ? (row.isOpen ? "▾ " : "▸ ") : "  "
            return StyledLine(String(repeating: " ", count: row.depth * step) + arrow, .border) + line(row)
        }
    }

    private mutating func refresh(keeping id: ID?) {
        rows = []
        append(nodes, depth: 0)
        list.layout(in: list.rect, count: rows.count)
        if let id, let row = rows.firstIndex(where: { $0.id == id }) { list.select(row) }
    }

    private mutating func append(_ nodes: [TreeNode<ID>], depth: Int) {
        for node in nodes {
            let isOpen = open.contains(node.id) && !node.children.isEmpty
            rows.append(TreeRow(id: node.id, depth: depth, hasChildren: !node.children.isEmpty, isOpen: isOpen))
            if isOpen { append(node.children, depth: depth + 1) }
        }
    }

    private static func path(to id: ID, in nodes: [TreeNode<ID>]) -> [ID]? {
        for node in nodes {
            if node.id == id { return [id] }
            if let rest = path(to: id, in: node.children) { return [node.id] + rest }
        }
        return nil
    }

    private static func node(_ id: ID, in nodes: [TreeNode<ID>]) -> TreeNode<ID>? {
        for node in nodes {
            if node.id == id { return node }
            if let found = Self.node(id, in: node.children) { return found }
        }
        return nil
    }

    private static func parents(in nodes: [TreeNode<ID>]) -> [ID] {
        nodes.filter { !$0.children.isEmpty }.flatMap { [$0.id] + parents(in: $0.children) }
    }
}
