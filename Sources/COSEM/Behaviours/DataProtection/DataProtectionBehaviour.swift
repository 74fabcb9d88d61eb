import DLMSServer
import DLMSWire

/// Data protection: attributes read and written, and methods invoked, with protection of their own, whatever the APDUs
/// have that carry them.
///
/// The keys are those of the security setup of the association that asks. The protected data are a structure with the
/// values of all attributes of a list.
/// - Spec: IEC 62056-6-2, Data protection (class_id 30)
final class DataProtectionBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [Attribute.buffer, Attribute.parametersGet]

    private enum Attribute {
        static let buffer: UInt8 = 2
        static let objectList: UInt8 = 3
        static let parametersGet: UInt8 = 4
        static let parametersSet: UInt8 = 5
        static let requiredProtection: UInt8 = 6
    }

    /// What was captured or written last.
    private var buffer: [UInt8] = []
    private var parametersGet: [ProtectionLayer] = []

    // MARK: Attributes

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        if request.attribute == Attribute.parametersGet {
            return writer.octets(DataValue.array(parametersGet.map(\.value)).octets)
        }
        // The console looks at what there is: it must use up no counter. Where nothing is listed, nothing is protected.
        if let peer = request.peer, (try? object.kept(Attribute.objectList)) != .array([]) {
            try capture(object, for: peer)
        }
        writer.octetString(buffer)
    }

    /// What was captured for a transfer in blocks stays as it is.
    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        freezeReading(request, of: object)
    }

    private func capture(_ object: LivingObject, for peer: Peer) throws(DataAccessResult) {
        do throws(ActionResult) {
            let exchange = try ProtectedExchange(object, for: peer, required: required(object))
            let attributes = try ProtectedAttribute.list(object.kept(Attribute.objectList))
            let layers = try ProtectionLayer.list(object.kept(Attribute.parametersGet))
            let captured = try exchange.read(attributes, layers)
            buffer = captured.data
            // What the client needs to take the protection off: titles, and keys that were made for this capture.
            try? object.set(.array(captured.layers.map(\.value)), attribute: Attribute.parametersGet)
        } catch {
            throw .otherReason
        }
    }

    func write(
        _ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?
    ) throws(DataAccessResult) {
        do throws(ActionResult) {
            guard let value = DataValue(value) else { throw .typeUnmatched }
            if attribute == Attribute.parametersGet { return parametersGet = try ProtectionLayer.list(value) }
            guard case .octetString(let data) = value, let peer else { throw .readWriteDenied }
            let exchange = try ProtectedExchange(object, for: peer, required: required(object))
            try exchange.write(
                data, to: ProtectedAttribute.list(object.kept(Attribute.objectList)),
                ProtectionLayer.list(object.kept(Attribute.parametersSet)))
            buffer = data
        } catch {
            throw error == .readWriteDenied ? .readWriteDenied : .otherReason
        }
    }

    private func required(_ object: LivingObject) throws(ActionResult) -> Protection {
        guard case .enumeration(let code) = try object.kept(Attribute.requiredProtection) else { return [] }
        return Protection(rawValue: code)
    }

    // MARK: Methods

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let peer else { throw .readWriteDenied }
        guard case .structure(let fields)? = DataValue(parameter) else { throw .typeUnmatched }
        let exchange = try ProtectedExchange(object, for: peer, required: required(object))
        switch (method, fields.count) {
        case (1, 2):
            let layers = try ProtectionLayer.list(fields[1])
            Self.write(try exchange.read(ProtectedAttribute.list(fields[0]), layers), into: &writer)
        case (2, 3):
            guard case .octetString(let data) = fields[2] else { throw .typeUnmatched }
            try exchange.write(data, to: ProtectedAttribute.list(fields[0]), ProtectionLayer.list(fields[1]))
        case (3, 3):
            guard case .octetString(let data) = fields[2] else { throw .typeUnmatched }
            Self.write(try exchange.invoke(fields[0], data, ProtectionLayer.list(fields[1])), into: &writer)
        default: throw .typeUnmatched
        }
    }

    private static func write(_ answer: (data: [UInt8], layers: [ProtectionLayer]), into writer: inout ByteWriter) {
        writer.structure(count: 2)
        writer.octets(DataValue.array(answer.layers.map(\.value)).octets)
        writer.octetString(answer.data)
    }
}

extension LivingObject {
    /// An attribute as it is kept.
    fileprivate func kept(_ attribute: UInt8) throws(ActionResult) -> DataValue {
        guard let value = try? value(of: attribute) else { throw .objectUnavailable }
        return value
    }
}
