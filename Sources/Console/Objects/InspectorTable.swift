import COSEM
import TerminalKit

/// The attributes and methods of one object as a table; its columns follow the room there is and the associations
/// that there are.
struct InspectorTable {
    private(set) var rows: [InspectorRow] = []
    /// Columns that each association takes among the rights.
    private(set) var accessWidth = 2
    private var table = TableView([])

    var list: ListView { table.list }
    var selected: InspectorRow? { table.selected.flatMap { rows.indices.contains($0) ? rows[$0] : nil } }

    /// Attributes whose values are seen, and the selected one.
    var visibleAttributes: [UInt8] {
        let seen = Set(list.visible).union(list.selected.map { [$0] } ?? [])
        return seen.compactMap { index in
            guard rows.indices.contains(index), case .attribute(let attribute) = rows[index] else { return nil }
            return attribute.id
        }
    }

    mutating func selectFirst() { table.select(0) }
    mutating func handle(_ key: Key) -> ListReaction { table.handle(key) }

    /// - Parameter rect: its first row is left to the object's name.
    mutating func layout(in rect: Rect, object: LivingObject?) {
        rows = object.map { InspectorRow.all(of: $0.interfaceClass) } ?? []
        if let object { setColumns(for: object) }
        table.layout(in: rect.inset(top: 1), count: rows.count)
    }

    private mutating func setColumns(for object: LivingObject) {
        let associations = object.associations
        let longest = rows.flatMap { row in associations.map { row.letters(in: object, $0.index).count } }.max() ?? 0
        accessWidth = max(2, longest)
        let legend = associations.map { String($0.association.name.prefix(accessWidth)) }
        let heading = legend.map { StyledLine($0).fitted(to: accessWidth).text }.joined(separator: " ")
        table.columns = [
            Column("#", width: 3), Column("attribute", width: 14, weight: 2), Column("value", width: 14, weight: 4),
            Column("type", width: 9, dropOrder: 2), Column("source", width: 10, weight: 2, dropOrder: 1),
            Column(heading, width: max(6, heading.count), dropOrder: 3),
        ]
    }

    func draw(into canvas: inout Canvas, focused: Bool, cells: (InspectorRow) -> [StyledLine]) {
        table.draw(into: &canvas, focused: focused) { rows.indices.contains($0) ? cells(rows[$0]) : [] }
    }

    /// The rights of every association, each below the beginning of its name.
    func access(to row: InspectorRow, of object: LivingObject) -> StyledLine {
        let letters = object.associations.map { row.letters(in: object, $0.index) }
        return StyledLine(letters.map { StyledLine($0).fitted(to: accessWidth).text }.joined(separator: " "))
    }
}

extension InspectorRow {
    /// The right of an association, in letters.
    func letters(in object: LivingObject, _ association: Int) -> String {
        switch self {
        case .attribute(let attribute): object.access(attribute: attribute.id, association: association)?.letters ?? "−"
        case .method(let method): object.access(method: method.id, association: association)?.letters ?? "−"
        }
    }
}
