import DLMSWire

/// Which part of a profile's buffer a client asks for.
///
/// - Spec: IEC 62056-6-2, Profile generic, selective access to buffer
enum BufferSelection {
    case all
    case range(RangeDescriptor)
    case entries(EntryDescriptor)

    /// - Throws: ``DataAccessResult/typeUnmatched`` for parameters that do not suit the selector,
    ///   ``DataAccessResult/scopeOfAccessViolated`` for a selector that the class has not.
    init(_ request: AttributeRequest) throws(DataAccessResult) {
        do throws(DecodeError) {
            var reader = ByteReader(request.parameters)
            switch request.selector {
            case nil: self = .all
            case 1: self = .range(try RangeDescriptor(from: &reader))
            case 2: self = .entries(try EntryDescriptor(from: &reader))
            default: throw .invalid(field: "access-selector", value: 0)
            }
        } catch {
            throw error == .invalid(field: "access-selector", value: 0) ? .scopeOfAccessViolated : .typeUnmatched
        }
    }
}

/// Rows whose value in one column lies between two others.
struct RangeDescriptor {
    let restrictingObject: CaptureObject
    /// Not limited on this side where nil.
    let from: DataValue?
    let to: DataValue?
    /// Columns to send, in the order asked for; all of them when empty.
    let selectedValues: [CaptureObject]

    init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.readStructure(count: 4, "range_descriptor")
        restrictingObject = try CaptureObject(from: &reader)
        from = try DataValue(from: &reader).unlessNull
        to = try DataValue(from: &reader).unlessNull
        selectedValues = try CaptureObject.list(from: &reader)
    }
}

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

extension DataValue {
    fileprivate var unlessNull: DataValue? { self == .nullData ? nil : self }
}
