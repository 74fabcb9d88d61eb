import DLMSWire

/// The part of a buffer that is read, found once: which rows, and which of their columns.
struct BufferView {
    private let store: RowStore
    /// Rows that follow each other are one run.
    private let runs: [Range<Int>]
    /// Columns in the order they are sent; nil for whole rows.
    private let columns: [Int]?

    /// - Throws: ``SelectionRules/missing`` when the selection names a column that is not captured,
    ///   ``SelectionRules/refused`` for a form of selection that this meter does not know.
    init(
        _ store: RowStore, _ captured: [CaptureObject], _ selection: BufferSelection, _ rules: SelectionRules
    ) throws(DataAccessResult) {
        self.store = store
        switch selection {
        case .all: (runs, columns) = ([0..<store.count], nil)
        case .entries(let entries):
            runs = [entries.rows(of: store.count)]
            let selected = entries.columns(of: captured.count)
            columns = selected == captured.indices ? nil : Array(selected)
            guard columns == nil || rules.allowsColumns else { throw rules.refused }
        case .range(let range):
            guard range.selectedValues.isEmpty || rules.allowsColumns else { throw rules.refused }
            guard let column = captured.firstIndex(of: range.restrictingObject) else { throw rules.missing }
            let bounds = try RangeBounds(range, isMoment: captured[column].isMoment, rules)
            runs = Self.runs(of: store, column, captured[column], bounds)
            columns = try Self.columns(range.selectedValues, captured, rules)
        }
    }

    private var count: Int { runs.reduce(0) { $0 + $1.count } }

    private static func runs(
        of store: RowStore, _ column: Int, _ object: CaptureObject, _ bounds: RangeBounds
    ) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        store.forEach { row, octets in
            guard let octets = octets.element(column), let value = ColumnValue(octets, isMoment: object.isMoment),
                bounds.contain(value)
            else { return true }
            if let last = runs.last, last.upperBound == row {
                runs[runs.count - 1] = last.lowerBound..<(row + 1)
            } else {
                runs.append(row..<(row + 1))
            }
            return true
        }
        return runs
    }

    private static func columns(
        _ selected: [CaptureObject], _ captured: [CaptureObject], _ rules: SelectionRules
    ) throws(DataAccessResult) -> [Int]? {
        guard !selected.isEmpty, selected != captured else { return nil }
        var columns: [Int] = []
        for object in selected {
            guard let column = captured.firstIndex(of: object) else { throw rules.missing }
            columns.append(column)
        }
        return columns
    }
}

// MARK: - Writing

extension BufferView {
    /// A place between two rows of the view.
    struct Position {
        /// The next row, the run it belongs to, and where it lies.
        fileprivate var row: Int
        fileprivate var run: Int
        fileprivate var place: RowStore.Place
        /// Octets of the value before it.
        fileprivate(set) var offset: Int
    }

    /// Writes the value, or as much of it as the window of `writer` takes: from the last of the positions in `trail`
    /// that lies before the window to the row that does not fit.
    /// - Parameter trail: positions where earlier windows ended, to which the end of this one is added.
    /// - Returns: how many rows were looked at; whole rows that lie together count as one.
    @discardableResult
    func write(into writer: inout ByteWriter, _ trail: inout [Position]) -> Int {
        let skip = writer.skip
        // Octets of the value before what the writer stores first.
        let origin = skip - writer.count
        var position = trail.last { $0.offset <= skip } ?? first
        if position.offset > 0 { _ = writer.skipAtOnce(position.offset) } else { writer.array(count: count) }
        var steps = 0
        var last = position
        while position.run < runs.count, !writer.hasOverflowed {
            position.offset = origin + writer.count - writer.skip
            last = position
            step(&position, into: &writer)
            steps += 1
        }
        if last.offset > trail.last?.offset ?? 0 { trail.append(last) }
        // As far back as any window of blocks that may have to be sent again.
        if trail.count > 64 { trail.removeFirst() }
        return steps
    }

    private var first: Position {
        let row = runs.first?.lowerBound ?? 0
        // An empty run has no row to begin with.
        let run = runs.first?.isEmpty ?? true ? runs.count : 0
        return Position(row: row, run: run, place: store.place(of: row), offset: 0)
    }

    /// Writes the next row, or all whole rows that lie behind it in one piece.
    private func step(_ position: inout Position, into writer: inout ByteWriter) {
        let run = runs[position.run]
        if let columns {
            position.row += store.take(1, at: &position.place) { Self.write($0, columns, into: &writer) }
        } else {
            position.row += store.take(run.upperBound - position.row, at: &position.place) { writer.octets($0) }
        }
        guard position.row == run.upperBound else { return }
        position.run += 1
        guard position.run < runs.count else { return }
        position.row = runs[position.run].lowerBound
        position.place = store.place(of: position.row)
    }

    private static func write(_ row: Octets, _ columns: [Int], into writer: inout ByteWriter) {
        writer.structure(count: columns.count)
        for column in columns {
            guard let value = row.element(column) else { writer.nullData(); continue }
            writer.octets(value)
        }
    }
}
