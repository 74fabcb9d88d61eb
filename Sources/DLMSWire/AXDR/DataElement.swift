/// Tag, length and contents of one `Data`. The elements of an array or structure are not part of it: they follow.
///
/// - Spec: IEC 62056-5-3, Data
public struct DataElement {
    public let tag: DataTag
    /// Elements of an array or structure, bits of a bit-string, octets of the others.
    public let count: Int
    /// Contents octets; empty for an array and a structure. A compact-array's begin with its type description.
    public let contents: Octets

    /// Reads tag, length and contents.
    /// - Throws: ``DecodeError/invalid(field:value:)`` for a tag that is not assigned.
    public init(from reader: inout ByteReader) throws(DecodeError) {
        try self.init(DataTag(rawValue: try reader.tag("data")), from: &reader)
    }

    /// Reads length and contents of a value whose type is known: inside a compact array they come without tags.
    init(_ tag: DataTag, from reader: inout ByteReader) throws(DecodeError) {
        self.tag = tag
        // By number: a jump, not a chain of comparisons.
        switch tag.rawValue {
        case 1, 2:
            count = try reader.count(tag.field)
            contents = .empty
        case 4:
            count = try reader.plainLength(tag.field)
            contents = try reader.view(Int((UInt64(count) + 7) / 8), tag.field)
        case 9, 10, 12:
            count = try reader.plainLength(tag.field)
            contents = try reader.view(count, tag.field)
        case 19:
            contents = try Self.compactArray(&reader)
            count = contents.count
        default:
            guard let length = tag.fixedLength else { throw reader.invalid("data", Int(tag.rawValue), back: 1) }
            count = length
            contents = try reader.view(length, tag.field)
        }
    }

    /// A compact array's type description, length and contents, as one view. A host checks that the contents fit the
    /// description; firmware leaves that to whom it hands the value.
    private static func compactArray(_ reader: inout ByteReader) throws(DecodeError) -> Octets {
        let start = reader.rest
        #if hasFeature(Embedded)
            try reader.skipTypeDescription()
            let length = try reader.plainLength("array-contents")
            _ = try reader.view(length, "array-contents")
        #else
            _ = try DataValue(compactArrayFrom: &reader)
        #endif
        return start.prefix(start.count &- reader.remaining)
    }

    public var isConstructed: Bool { tag == .array || tag == .structure }
}

extension DataTag {
    /// The type's name for errors and traces.
    var field: FieldName {
        #if hasFeature(Embedded)
            "data"
        #else
            name.map { FieldName($0) } ?? "data"
        #endif
    }
}
