import DLMSWire

/// Rows and columns by number, from 1.
struct EntryDescriptor {
    let fromEntry: UInt32
    /// 0 is the last.
    let toEntry: UInt32
    let fromSelectedValue: UInt16
    /// 0 is the last.
    let toSelectedValue: UInt16

    init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.readStructure(count: 4, "entry_descriptor")
        fromEntry = try reader.readDoubleLongUnsigned("from_entry")
        toEntry = try reader.readDoubleLongUnsigned("to_entry")
        fromSelectedValue = try reader.readLongUnsigned("from_selected_value")
        toSelectedValue = try reader.readLongUnsigned("to_selected_value")
    }

    /// Places of the rows, of `count`.
    func rows(of count: Int) -> Range<Int> { Self.places(Int(fromEntry), Int(toEntry), of: count) }
    /// Places of the columns, of `count`.
    func columns(of count: Int) -> Range<Int> {
        Self.places(Int(fromSelectedValue), Int(toSelectedValue), of: count)
    }

    private static func places(_ from: Int, _ to: Int, of count: Int) -> Range<Int> {
        let first = max(from, 1) - 1
        let end = to == 0 ? count : min(to, count)
        return first < end ? first..<end : 0..<0
    }
}
