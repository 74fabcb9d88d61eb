import DLMSWire
import MeterHost
import TerminalKit

/// The frame whose fields and octets are shown.
struct OpenFrame {
    /// A node of the decode tree by the way down to it: index among the roots, among its children, and so on.
    typealias Path = [Int]

    let frame: Frame
    let decoding: Decoding
    /// ``Transfer/version`` of the transfer whose contents are among the fields; 0 for a frame by itself.
    var version = 0

    /// The tree for the decode pane.
    var nodes: [TreeNode<Path>] { Self.tree(decoding.items, below: []) }

    private static func tree(_ nodes: [TraceNode], below path: Path) -> [TreeNode<Path>] {
        nodes.enumerated().map { index, node in
            TreeNode(path + [index], tree(node.children, below: path + [index]))
        }
    }

    subscript(path: Path) -> TraceNode? {
        var (nodes, found) = (decoding.items, TraceNode?.none)
        for index in path {
            guard nodes.indices.contains(index) else { return nil }
            found = nodes[index]
            nodes = nodes[index].children
        }
        return found
    }

    /// The innermost field that holds an octet of the line.
    func path(toOctet offset: Int) -> Path? {
        var (nodes, path) = (decoding.items, Path())
        while let index = nodes.lastIndex(where: { $0.source == .line && $0.covers(offset) }) {
            path.append(index)
            nodes = nodes[index].children
        }
        return path.isEmpty ? nil : path
    }

    /// The octets of a node; nil when they stand in a deciphered or reassembled APDU.
    func octets(of path: Path) -> Range<Int>? {
        guard let node = self[path], node.source == .line else { return nil }
        return node.offset..<(node.offset + node.length)
    }

    /// Everything that has children, so that a frame opens down to its fields.
    var parents: Set<Path> {
        var (found, pending) = (Set<Path>(), nodes)
        while let node = pending.popLast() {
            if !node.children.isEmpty { found.insert(node.id) }
            pending += node.children
        }
        return found
    }
}

extension TraceNode {
    fileprivate func covers(_ octet: Int) -> Bool { octet >= offset && octet < offset + length }
}
