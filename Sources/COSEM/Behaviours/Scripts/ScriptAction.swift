import DLMSWire

/// One line of a script.
///
/// - Spec: IEC 62056-6-2, Script table, action_specification
struct ScriptAction {
    enum Service: UInt8 {
        case writeAttribute = 1
        case executeMethod = 2
    }

    let service: Service
    let classID: UInt16
    let instance: LogicalName
    /// Of the attribute or the method.
    let index: UInt8
    let parameter: DataValue

    /// - Returns: nil when the value is no such structure.
    init?(_ value: DataValue) {
        guard let fields = value.elements, fields.count == 5, let code = fields[0].integer,
            let service = Service(rawValue: UInt8(clamping: code)), case .longUnsigned(let classID) = fields[1],
            let instance = fields[2].logicalName, case .integer(let index) = fields[3]
        else { return nil }
        (self.service, self.classID, self.instance) = (service, classID, instance)
        (self.index, parameter) = (UInt8(bitPattern: index), fields[4])
    }
}
