import COSEM
import DLMSWire

/// What the elements of a buffer's rows are: the objects that were captured give them names and units.
struct BufferColumns {
    private let columns: [(label: String, object: LivingObject?, attribute: UInt8)]
    var count: Int { columns.count }

    /// - Returns: nil when the object captures nothing.
    init?(of object: LivingObject) {
        let list = object.interfaceClass.attributes.first { $0.type == .array(.captureObject) }
        guard let list, let value = try? object.value(of: list.id), !value.elements.isEmpty else { return nil }
        columns = value.elements.map { Self.column($0.elements, in: object.device) }
    }

    private static func column(
        _ parts: [DataValue], in device: LivingDevice?
    ) -> (label: String, object: LivingObject?, attribute: UInt8) {
        guard parts.count >= 3, let classID = parts[0].integer.flatMap({ UInt16(exactly: $0) }),
            case .octetString(let octets) = parts[1],
            let instance = LogicalName(octets.map { String($0) }.joined(separator: ".")),
            let attribute = parts[2].integer.flatMap({ UInt8(exactly: $0) })
        else { return ("?", nil, 0) }
        let object = device?.object(classID: classID, instance: instance)
        let name = object?.interfaceClass.attribute(attribute)?.name ?? "attribute \(attribute)"
        return ("\(instance) \(name)", object, attribute)
    }

    /// `1.0.1.8.0.255 value`
    func label(_ column: Int) -> String { columns[column].label }

    func text(of value: DataValue, _ column: Int) -> ValueText {
        let (_, object, attribute) = columns[column]
        return object?.text(of: value, attribute: attribute) ?? ValueText(value)
    }
}
