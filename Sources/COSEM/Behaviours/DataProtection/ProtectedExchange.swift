import DLMSServer
import DLMSWire

/// What one client asks of Data protection.
struct ProtectedExchange {
    private let meter: LivingMeter
    private let peer: Peer
    private let required: Protection
    private let protector: DataProtector

    /// - Throws: ``ActionResult/objectUnavailable`` when the client's association has no security setup.
    init(_ object: LivingObject, for peer: Peer, required: Protection) throws(ActionResult) {
        (meter, self.peer, self.required) = (object.meter, peer, required)
        let index = peer.association.map(Int.init)
        guard let state = index.flatMap({ object.meter.state(device: object.id.device, index: $0) }),
            let setup = object.meter.security.setup(of: state.offer)
        else { throw .objectUnavailable }
        protector = DataProtector(security: object.meter.security, setup: setup, client: setup.client)
    }

    /// The values of attributes, protected.
    func read(
        _ attributes: [ProtectedAttribute], _ layers: [ProtectionLayer]
    ) throws(ActionResult) -> (data: [UInt8], layers: [ProtectionLayer]) {
        let protection = try check(layers, isResponse: true)
        var values: [DataValue] = []
        for attribute in attributes {
            values.append(try attribute.read(in: meter, for: peer, protectedBy: protection))
        }
        return try protector.protect(DataValue.structure(values).octets, layers)
    }

    /// Gives attributes the values in protected data; none when the client may not write all of them.
    func write(
        _ data: [UInt8], to attributes: [ProtectedAttribute], _ layers: [ProtectionLayer]
    ) throws(ActionResult) {
        let protection = try check(layers, isResponse: false)
        for attribute in attributes {
            try attribute.checkWritable(in: meter, for: peer, protectedBy: protection)
        }
        guard case .structure(let values)? = try? DataValue(try protector.unprotect(data, layers)),
            values.count == attributes.count
        else { throw .otherReason }
        for (attribute, value) in zip(attributes, values) {
            try attribute.write(value, in: meter, for: peer, protectedBy: protection)
        }
    }

    /// Invokes a method with protected parameters, and protects what it returns in the same way.
    func invoke(
        _ method: DataValue, _ data: [UInt8], _ layers: [ProtectionLayer]
    ) throws(ActionResult) -> (data: [UInt8], layers: [ProtectionLayer]) {
        let protection = try check(layers, isResponse: false)
        let (object, id) = try target(method, protectedBy: protection)
        let parameter = try protector.unprotect(data, layers)
        return try protector.protect(returned(by: id, of: object, parameter), layers.map(\.answering))
    }

    /// What a method returns, in memory that is large enough at once: a method is carried out only once.
    private func returned(
        by method: UInt8, of object: LivingObject, _ parameter: [UInt8]
    ) throws(ActionResult) -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { memory.deallocate() }
        var writer = ByteWriter(memory)
        try withReader(parameter) { (reader: inout ByteReader) throws(ActionResult) in
            try meter.invoke(method, slot: object.slot, for: peer, with: reader.rest, into: &writer)
        }
        guard !writer.hasOverflowed else { throw .otherReason }
        return writer.written.array
    }

    private func target(
        _ method: DataValue, protectedBy protection: Protection
    ) throws(ActionResult) -> (object: LivingObject, method: UInt8) {
        guard case .structure(let fields) = method, fields.count == 3, case .longUnsigned(let classID) = fields[0],
            case .octetString(let name) = fields[1], let instance = LogicalName(octets: name),
            case .integer(let index) = fields[2], index > 0
        else { throw .typeUnmatched }
        let id = ObjectID(device: peer.server, classID: classID, instance: instance)
        guard let object = meter.object(id), object.interfaceClass.method(UInt8(index)) != nil else {
            throw .objectUndefined
        }
        let access = peer.association.flatMap { object.access(method: UInt8(index), association: Int($0)) } ?? []
        let demanded = Protection(rawValue: access.rawValue).intersection(.ofRequests)
        guard access.contains(.access), demanded.isSubset(of: protection) else { throw .readWriteDenied }
        return (object, UInt8(index))
    }

    /// The protection that layers give, when it is all that the object asks for.
    private func check(_ layers: [ProtectionLayer], isResponse: Bool) throws(ActionResult) -> Protection {
        let protection = layers.reduce(into: Protection()) { $0.formUnion($1.protection(ofResponse: isResponse)) }
        let needed = isResponse ? required.subtracting(.ofRequests) : required.intersection(.ofRequests)
        guard needed.isSubset(of: protection) else { throw .readWriteDenied }
        return protection
    }
}

extension Protection {
    fileprivate static let ofRequests: Protection = [.authenticatedRequest, .encryptedRequest, .signedRequest]
}
