import DLMSServer
import DLMSWire

/// Compact data: values of several attributes in one octet-string, without their types; the template says those.
///
/// - Spec: IEC 62056-6-2, Compact data (class_id 62)
final class CompactDataBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 5]

    private enum Attribute {
        static let buffer: UInt8 = 2
        static let captureObjects: UInt8 = 3
        static let templateID: UInt8 = 4
        static let captureMethod: UInt8 = 6
    }

    private var buffer: [UInt8] = []

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        switch request.attribute {
        case Attribute.buffer:
            let isImplicit = (try? object.value(of: Attribute.captureMethod))?.integer == 1
            DataValue.octetString(isImplicit ? contents(object) : buffer).encode(into: &writer)
        default:
            let template = TypeDescription.structure(values(object).map(\.typeDescription))
            DataValue.octetString(encoded { template.encode(into: &$0) }).encode(into: &writer)
        }
    }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        freezeReading(request, of: object)
    }

    /// What was captured by another template does not suit this one.
    func didChange(_ attribute: UInt8, of object: LivingObject) {
        if attribute == Attribute.captureObjects || attribute == Attribute.templateID { setBuffer([], object) }
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        switch method {
        case 1: setBuffer([], object)
        case 2: setBuffer(contents(object), object)
        default: throw .objectUnavailable
        }
    }

    private func setBuffer(_ octets: [UInt8], _ object: LivingObject) {
        buffer = octets
        object.meter.onChange?(object.id, Attribute.buffer)
    }

    private func contents(_ object: LivingObject) -> [UInt8] {
        let values = values(object)
        return encoded { (writer: inout ByteWriter) in
            for value in values { value.encodeContents(into: &writer) }
        }
    }

    /// What cannot be read is null-data.
    private func values(_ object: LivingObject) -> [DataValue] {
        object.elements(of: Attribute.captureObjects).map { entry in
            guard let fields = entry.elements, fields.count >= 4, case .longUnsigned(let classID) = fields[0],
                let name = fields[1].logicalName, let attribute = fields[2].integer, let index = fields[3].integer,
                let source = object.sibling(classID, name), !(source == object && attribute == Attribute.buffer),
                source.interfaceClass.attribute(UInt8(clamping: attribute))?.isSecret == false,
                let value = try? source.value(of: UInt8(clamping: attribute))
            else { return .nullData }
            guard index > 0 else { return value }
            let elements = value.elements ?? []
            return index <= elements.count ? elements[index - 1] : .nullData
        }
    }
}

extension DataValue {
    /// The type as a template describes it; an array is described by its first element.
    fileprivate var typeDescription: TypeDescription {
        switch self {
        case .array(let elements):
            .array(count: elements.count, of: elements.first?.typeDescription ?? .simple(.nullData))
        case .structure(let elements): .structure(elements.map(\.typeDescription))
        default: .simple(tag)
        }
    }

    /// The value without its types, as in a compact array: the template has them.
    fileprivate func encodeContents(into writer: inout ByteWriter) {
        switch self {
        case .array(let elements), .structure(let elements):
            for element in elements { element.encodeContents(into: &writer) }
        default:
            // The tag comes first in every other encoding, and is one octet.
            writer.octets(Array(octets.dropFirst()))
        }
    }
}
