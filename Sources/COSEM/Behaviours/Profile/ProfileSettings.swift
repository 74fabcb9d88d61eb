import DLMSWire

/// The static attributes of a profile, decoded.
struct ProfileSettings {
    let captureObjects: [CaptureObject]
    /// Milliseconds between captures; 0 when only the method captures.
    let period: Int64
    let sortMethod: SortMethod
    /// Column that orders the rows; nil where rows are in the order of their capture.
    let sortColumn: Int?
    /// Rows the buffer holds at most.
    let capacity: Int

    init(of object: LivingObject) {
        typealias Attribute = ProfileBehaviour.Attribute
        func octets(_ attribute: UInt8) -> [UInt8] { (try? object.encodedValue(of: attribute)) ?? [] }
        func number(_ attribute: UInt8) -> Int { (try? object.value(of: attribute))?.integer ?? 0 }
        captureObjects = CaptureObject.list(octets(Attribute.captureObjects))
        period = Int64(number(Attribute.capturePeriod)) * CivilTime.second
        capacity = min(max(number(Attribute.profileEntries), 1), ProfileBehaviour.mostEntries)
        let method = SortMethod(rawValue: UInt8(clamping: number(Attribute.sortMethod))) ?? .fifo
        let key = withReader(octets(Attribute.sortObject)) { reader in try? CaptureObject(from: &reader) }
        sortColumn = method == .fifo || method == .lifo ? nil : captureObjects.firstIndex { $0 == key }
        // Without a column to sort by, rows can only be kept in their order.
        sortMethod = method != .lifo && sortColumn == nil ? .fifo : method
    }
}
