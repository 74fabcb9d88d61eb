import COSEM
import TerminalKit

/// The attributes and methods of one object as a table; its columns follow the room there is and the associations
/// that there are.
struct InspectorTable {
    private(set) var rows: [InspectorRow] = []
    /// Columns that each association takes among the rights.
    private(set) var accessWidth = 2
    /// Whether types and sources are written out; else a sign stands for the source.
    private(set) var isWide = false
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
        if let object { setColumns(for: object, width: rect.width) }
        table.layout(in: rect.inset(top: 1), count: rows.count)
    }

    /// Columns from which there is room for types and the names of registers.
    private static let wide = 62
    private static let numberWidth = 3

    private mutating func setColumns(for object: LivingObject, width: Int) {
        let associations = object.associations
        let longest = rows.flatMap { row in associations.map { row.letters(in: object, $0.index).count } }.max() ?? 0
        accessWidth = max(2, longest)
        let legend = associations.map { StyledLine(String($0.association.name.prefix(accessWidth))) }
        let heading = legend.map { $0.fitted(to: accessWidth).text }.joined(separator: " ")
        isWide = width >= Self.wide
        let others = isWide ? [Column("type", width: 9), Column("source", width: 10, weight: 2)] : []
        let access = Column(heading, width: max(6, heading.count), dropOrder: 0)
        let taken = Self.numberWidth + access.track.minimum + (isWide ? 21 : 0) + 5
        table.columns =
            [Column("#", width: Self.numberWidth), Column("attribute", width: nameWidth(in: width - taken))]
            + [Column("value", width: 12, weight: 3)] + others + [access]
    }

    /// The longest name in full, as long as about half the room is left to the values.
    private func nameWidth(in room: Int) -> Int {
        let longest = rows.map(\.name.count).max() ?? 0
        return min(longest, max(12, room * 11 / 20))
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
