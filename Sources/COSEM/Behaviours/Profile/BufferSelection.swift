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
