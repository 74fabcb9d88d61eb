import DLMSServer
import DLMSWire

/// A data interface for meter makers on a computer: objects are closures, values are trees, errors are any.
///
/// It answers for one logical device. The server checks rights before it calls a closure; every closure runs on the
/// meter's event loop while the client waits, so it should be quick. The object of the current association
/// (0.0.40.0.0.255) with its list of objects is there by itself.
public final class HostedMeter: EventSource {
    /// SAP of the logical device; 1 is the management logical device.
    public let device: UInt16
    public let associations: [HostedAssociation]
    /// The objects, the current association first.
    let objects: [HostedObject]
    private let offers: [AssociationOffer]
    public var onEvent: ((ServerEvent, Peer) -> Void)?
    /// Told about every error that a closure throws, before the client gets its result code.
    public var onError: ((any Error, LogicalName) -> Void)?

    /// - Parameter maxPDU: longest APDU received and sent, in octets, at least 64.
    public init(
        device: UInt16 = 1, associations: [HostedAssociation], objects: [HostedObject], maxPDU: UInt16 = 1024
    ) {
        (self.device, self.associations) = (device, associations)
        offers = associations.enumerated().map { $1.offer(index: $0, device: device, maxPDU: maxPDU) }
        self.objects = [.currentAssociation] + objects
    }
}

// MARK: - Who and what

extension HostedMeter: DataInterface {
    public func association(client: UInt16, server: UInt16) -> AssociationOffer? {
        offers.first { $0.client == client && $0.server == server }
    }

    public func hasLogicalDevice(_ server: UInt16) -> Bool { server == device }

    public func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict {
        let expected = associations[Int(offer.index)].password ?? []
        let isEqual = expected.withUnsafeBytes { Octets($0).equalsInConstantTime(password) }
        return isEqual ? .accepted : .rejected(receivedLength: password.count, expectedLength: expected.count)
    }

    public func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        guard let index = objects.firstIndex(where: { $0.instance == instance }) else { return .unknown }
        let found = objects[index]
        return found.classID == classID ? .found(ObjectHandle(rawValue: UInt32(index))) : .otherClass(found.classID)
    }

    public func attributeCount(of object: ObjectHandle) -> UInt8 { self[object].attributes.map(\.id).max() ?? 1 }

    public func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? {
        self[object].access(attribute: attribute, for: peer.client, isTrusted: isTrusted(peer))
    }

    public func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? {
        self[object].access(method: method, for: peer.client, isTrusted: isTrusted(peer))
    }

    public func report(_ event: ServerEvent, from peer: Peer) { onEvent?(event, peer) }

    private subscript(handle: ObjectHandle) -> HostedObject { objects[Int(handle.rawValue)] }

    func isTrusted(_ peer: Peer) -> Bool { peer.association.map { offers[Int($0)].mechanismID > 0 } ?? false }
}

// MARK: - Values

extension HostedMeter {
    public func read(
        _ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        let object = self[target.object]
        guard target.selector == nil else { throw .scopeOfAccessViolated }
        guard target.attribute > 1 else { return writer.octetString(object.instance) }
        guard let read = object.attribute(target.attribute)?.read else { throw .objectUnavailable }
        do {
            let own = object.classID == 15 ? currentValue(target.attribute, for: peer) : nil
            try (own ?? read()).encode(into: &writer)
        } catch {
            throw result(of: error, in: object)
        }
    }

    public func write(
        _ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader
    ) throws(DataAccessResult) {
        let object = self[target.object]
        guard let write = object.attribute(target.attribute)?.write else { throw .readWriteDenied }
        do {
            try write(try DataValue(from: &reader))
        } catch {
            throw result(of: error, in: object)
        }
    }

    public func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) {
        let object = self[object]
        guard let invoke = object.method(method)?.invoke else { throw .objectUnavailable }
        do {
            var value: DataValue?
            if var parameter { value = try DataValue(from: &parameter) }
            try invoke(value)?.encode(into: &writer)
        } catch {
            onError?(error, object.instance)
            throw error as? ActionResult ?? (error is DecodeError ? .typeUnmatched : .otherReason)
        }
    }

    private func result(of error: any Error, in object: HostedObject) -> DataAccessResult {
        onError?(error, object.instance)
        return error as? DataAccessResult ?? (error is DecodeError ? .typeUnmatched : .otherReason)
    }
}

// MARK: - Rights

extension HostedObject {
    func attribute(_ id: UInt8) -> Attribute? { attributes.first { $0.id == id } }
    func method(_ id: UInt8) -> Method? { methods.first { $0.id == id } }

    /// - Parameter isTrusted: whether the client gave a password.
    func access(attribute id: UInt8, for client: UInt16, isTrusted: Bool) -> AttributeAccess? {
        guard id != 1 else { return .read }
        guard let attribute = attribute(id) else { return nil }
        var access: AttributeAccess = attribute.read == nil ? [] : .read
        let mayWrite = attribute.writers.map { $0.contains(client) } ?? isTrusted
        if attribute.write != nil, mayWrite { access.insert(.write) }
        return access
    }

    func access(method id: UInt8, for client: UInt16, isTrusted: Bool) -> MethodAccess? {
        guard let method = method(id) else { return nil }
        return method.callers.map { $0.contains(client) } ?? isTrusted ? .access : []
    }
}
