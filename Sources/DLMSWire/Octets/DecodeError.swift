/// Why octets could not be understood, and in which field.
public enum DecodeError: Error, Equatable, Sendable {
    /// The octets end inside `field`; `missing` more were needed at least.
    case truncated(field: FieldName, missing: Int)
    /// `field` holds a value that the standard does not allow there.
    case invalid(field: FieldName, value: Int)
    /// `field` is mandatory and is not there.
    case missing(field: FieldName)
    /// `count` octets are left over after the end of `field`.
    case excess(field: FieldName, count: Int)
    /// `field` nests deeper, or holds more elements, than this decoder is willing to follow.
    case tooComplex(field: FieldName, limit: Int)
    /// A check sequence is not that of the octets before it; in transmission order, the first octet in the upper half.
    case checkSequence(field: FieldName, found: UInt16, expected: UInt16)
}

#if !hasFeature(Embedded)
    extension DecodeError {
        /// The field in which decoding stopped.
        public var field: FieldName {
            switch self {
            case .truncated(let field, _), .invalid(let field, _), .missing(let field), .excess(let field, _),
                .tooComplex(let field, _), .checkSequence(let field, _, _):
                field
            }
        }
    }
#endif
