import TerminalKit

/// The keys that every list and tree has; they are handled by the widgets and need no command.
let movementRecords: [CommandRecord] = [
    movement([.up, .down, "k", "j"], "Move the selection by one row."),
    movement([.pageUp, .pageDown], "Move by a page; Ctrl-U and Ctrl-D by half of one."),
    movement([.home, .end, "G"], "Go to the first or last row; so does gg."),
    movement([.right, .left], "Open and close a node of a tree; Enter does both."),
    movement(["*"], "Open a node and everything below it."),
    movement(["=", "-"], "Open or close the whole tree."),
    movement([.enter], "Open what is selected; so does a double click."),
]

private func movement(_ keys: [Key], _ help: String) -> CommandRecord {
    CommandRecord(name: "", aliases: [], keys: keys, label: "", help: help, pane: nil, arguments: [])
}
