import COSEM
import DLMSWire
import TerminalKit

/// A value field by field, as rows that are put into words only when they are seen.
struct ValueRows {
    private struct Row {
        let depth: Int
        let subject: ValueSubject
        let value: DataValue
        /// The column of a buffer that it belongs to.
        var column: Int?
    }

    private var rows: [Row] = []
    private let columns: BufferColumns?
    var count: Int { rows.count }

    /// - Parameters:
    ///   - value: of an array or structure; anything else has no rows.
    ///   - columns: what the elements of structures are that the standard leaves open.
    init(_ value: DataValue, of subject: ValueSubject, columns: BufferColumns? = nil) {
        self.columns = columns
        append(value, subject.as(typeOf: value), depth: 0)
    }

    private mutating func append(_ value: DataValue, _ subject: ValueSubject, depth: Int) {
        for (index, element) in value.elements.enumerated() {
            let child = subject.child(index, of: value).as(typeOf: element)
            let column = subject.type == .any && depth == 1 && value.elements.count == columns?.count ? index : nil
            rows.append(Row(depth: depth, subject: child, value: element, column: column))
            append(element, child, depth: depth + 1)
        }
    }

    /// `  class_id  3 (Register)`
    func line(_ index: Int) -> StyledLine {
        let row = rows[index]
        let label = row.column.flatMap { columns?.label($0) } ?? row.subject.label
        var line = StyledLine(String(repeating: "  ", count: row.depth + 1) + label + "  ", .dim)
        guard row.value.elements.isEmpty else {
            line.append("\(row.value.tag.text) of \(row.value.elements.count)", .type)
            if let meaning = row.subject.text(of: row.value).meaning { line.append("  " + meaning, .unit) }
            return line
        }
        let text = row.column.flatMap { columns?.text(of: row.value, $0) } ?? row.subject.text(of: row.value)
        line.append(text.value, .value)
        if let meaning = text.meaning { line.append("  " + meaning, .unit) }
        return line
    }
}

extension DataValue {
    /// What is inside an array or structure; nothing for other types.
    var elements: [DataValue] {
        switch self {
        case .array(let elements), .structure(let elements): elements
        default: []
        }
    }
}
