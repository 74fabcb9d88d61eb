import DLMSWire

/// The attribute that a monitor looks at.
///
/// - Spec: IEC 62056-6-2, value_definition of several classes
struct MonitoredValue: Equatable {
    let classID: UInt16
    let instance: LogicalName
    let attribute: UInt8

    /// - Returns: nil when the value is no such structure.
    init?(_ value: DataValue?) {
        guard let fields = value?.elements, fields.count == 3, case .longUnsigned(let classID) = fields[0],
            let instance = fields[1].logicalName, case .integer(let attribute) = fields[2]
        else { return nil }
        (self.classID, self.instance, self.attribute) = (classID, instance, UInt8(bitPattern: attribute))
    }

    func names(_ other: UInt8, of object: LivingObject) -> Bool {
        attribute == other && classID == object.id.classID && instance == object.instance
    }

    /// Its value now, as something that can be ordered.
    func value(besides object: LivingObject) -> ColumnValue? {
        guard let value = try? object.sibling(classID, instance)?.value(of: attribute) else { return nil }
        return ColumnValue(value, isMoment: false)
    }
}
