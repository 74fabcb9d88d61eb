import DLMSWire

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

extension DataValue {
    fileprivate var unlessNull: DataValue? { self == .nullData ? nil : self }
}
