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
        let selector = request.selector ?? 0
        guard selector <= 2 else { throw .scopeOfAccessViolated }
        do throws(DecodeError) {
            var reader = ByteReader(request.parameters)
            switch request.selector {
            case 1: self = .range(try RangeDescriptor(from: &reader))
            case 2: self = .entries(try EntryDescriptor(from: &reader))
            default: self = .all
            }
        } catch {
            throw .typeUnmatched
        }
    }
}
