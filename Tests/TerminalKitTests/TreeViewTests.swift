import Testing

@testable import TerminalKit

@Suite struct TreeViewTests {
    private func tree(open: Set<String> = ["device"], width: Int = 40) -> TreeView<String> {
        var tree = TreeView(
            nodes: [TreeNode("device", [TreeNode("energy", [TreeNode("+A"), TreeNode("-A")]), TreeNode("clock")])],
            open: open
        )
        tree.layout(in: Rect(x: 0, y: 0, width: width, height: 6))
        return tree
    }

    private func text(_ tree: TreeView<String>) -> String {
        var canvas = Canvas(width: 40, height: 6)
        tree.draw(into: &canvas, focused: true) { StyledLine($0.id) }
        return canvas.text
    }

    @Test("draws open and closed nodes") func draws() {
        #expect(
            text(tree()) == """
                >▾ device
                   ▸ energy
                     clock



                """
        )
    }

    @Test("indents less where it is narrow") func narrow() {
        #expect(text(tree(width: 20)).hasPrefix(">▾ device\n  ▸ energy\n    clock\n"))
    }

    @Test("opens with Right and goes in, closes with Left and goes up") func arrows() {
        var tree = tree(open: [])
        let script: [(Key, String, Int)] = [
            (.right, "device", 3), (.right, "energy", 3), (.right, "energy", 5), (.right, "+A", 5),
            (.left, "energy", 5),
            (.left, "energy", 3), (.left, "device", 3), (.left, "device", 1),
        ]
        for (key, selection, rows) in script {
            #expect(tree.handle(key) == .moved)
            #expect(tree.selection == selection)
            #expect(tree.rows.count == rows)
        }
    }

    @Test("opens and closes with Enter, and activates a leaf with Enter or Right") func enter() {
        var tree = tree()
        #expect(tree.handle(.enter) == .moved)
        #expect(tree.rows.count == 1)
        #expect(tree.handle(.enter) == .moved)
        tree.select("clock")
        #expect(tree.handle(.enter) == .activated)
        #expect(tree.handle(.right) == .activated)
    }

    @Test("opens everything with *, all with = and closes all with -") func all() {
        var tree = tree(open: [])
        _ = tree.handle("*")
        #expect(tree.rows.count == 5)
        tree.select("+A")
        _ = tree.handle("-")
        #expect(tree.rows.map(\.id) == ["device"])
        #expect(tree.selection == "device")
        _ = tree.handle("=")
        #expect(tree.rows.count == 5)
    }

    @Test("opens what stands above a node that is selected by name") func select() {
        var tree = tree(open: [])
        #expect(tree.select("-A") == true)
        #expect(tree.selection == "-A")
        #expect(tree.rows.count == 5)
        #expect(tree.select("nothing") == false)
        #expect(tree.selection == "-A")
    }

    @Test("keeps selection and open nodes when the nodes change") func changes() {
        var tree = tree(open: ["device", "energy"])
        tree.select("-A")
        tree.show([TreeNode("device", [TreeNode("energy", [TreeNode("-A")])])])
        #expect(tree.selection == "-A")
        #expect(tree.rows.count == 3)
    }
}
