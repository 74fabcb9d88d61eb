import DLMSWire

/// The part of a buffer that is read, found once: which rows, and which of their columns.
struct BufferView {
    let store: RowStore
    private let rows: Rows
    /// Columns in the order they are sent; nil for whole rows.
    private let columns: [Int]?

    private enum Rows {
        case range(Range<Int>)
        case some([Int])

        /// Rows that follow each other are sent as one piece.
        init(_ rows: [Int]) {
            guard let first = rows.first, let last = rows.last, last - first == rows.count - 1 else {
                self = .some(rows)
                return
            }
            self = .range(first..<(last + 1))
        }

        var count: Int {
            switch self {
            case .range(let range): range.count
            case .some(let rows): rows.count
            }
        }
    }

    /// - Throws: ``DataAccessResult/otherReason`` when the selection names a column that is not captured.
    init(_ store: RowStore, _ captured: [CaptureObject], _ selection: BufferSelection) throws(DataAccessResult) {
        self.store = store
        switch selection {
        case .all: (rows, columns) = (.range(0..<store.count), nil)
        case .entries(let entries):
            rows = .range(entries.rows(of: store.count))
            let selected = entries.columns(of: captured.count)
            columns = selected == captured.indices ? nil : Array(selected)
        case .range(let range):
            guard let column = captured.firstIndex(of: range.restrictingObject) else { throw .otherReason }
            rows = Rows(Self.rows(of: store, column, captured[column], range))
            columns = try Self.columns(range.selectedValues, captured)
        }
    }

    /// Whether the octets to send lie in the store as they are.
    var isPlain: Bool { if case .range = rows { columns == nil } else { false } }

    func write(into writer: inout ByteWriter) {
        writer.array(count: rows.count)
        switch rows {
        case .range(let range) where columns == nil: store.withOctets(of: range) { writer.octets($0) }
        case .range(let range): for row in range { write(row, into: &writer) }
        case .some(let rows): for row in rows { write(row, into: &writer) }
        }
    }

    private func write(_ row: Int, into writer: inout ByteWriter) {
        store.withOctets(of: row..<(row + 1)) { octets in
            guard let columns else { return writer.octets(octets) }
            writer.structure(count: columns.count)
            for column in columns {
                guard let value = octets.element(column) else { writer.nullData(); continue }
                writer.octets(value)
            }
        }
    }
}

// MARK: - Finding rows and columns

extension BufferView {
    private static func rows(
        of store: RowStore, _ column: Int, _ object: CaptureObject, _ range: RangeDescriptor
    ) -> [Int] {
        let bounds = RangeBounds(range, isMoment: object.isMoment)
        return (0..<store.count).filter { row in
            guard let value = store.value(row, column, isMoment: object.isMoment) else { return false }
            return bounds.contain(value)
        }
    }

    private static func columns(
        _ selected: [CaptureObject], _ captured: [CaptureObject]
    ) throws(DataAccessResult) -> [Int]? {
        guard !selected.isEmpty, selected != captured else { return nil }
        var columns: [Int] = []
        for object in selected {
            guard let column = captured.firstIndex(of: object) else { throw .otherReason }
            columns.append(column)
        }
        return columns
    }
}
