import COSEM
import DLMSServer
import DLMSWire

/// Small meters for tests: one logical device at SAP 1, clients 16 (index 0), 32 (1) and 64 (2).
enum TestMeter {
    static func make(
        _ objects: [ObjectTemplate], environment: TestEnvironment = TestEnvironment()
    ) -> LivingMeter {
        let device = LogicalDeviceTemplate(sap: 1, name: "Management", associations: associations(), objects: objects)
        return LivingMeter(template([device]), environment: environment)
    }

    static func template(_ devices: [LogicalDeviceTemplate]) -> MeterTemplate {
        let identity = MeterIdentity(
            name: "test", manufacturer: "MCS", serial: "00000001", systemTitle: [0x4D, 0x43, 0x53, 0, 0, 0, 0, 1]
        )
        return MeterTemplate(identity: identity, logicalDevices: devices)
    }

    static func associations(server: UInt16 = 1) -> [AssociationTemplate] {
        let rows: [(String, UInt16, UInt8, String?)] = [
            ("public", 16, 0, nil), ("reader", 32, 1, "reader01"), ("bench", 64, 1, "bench001"),
        ]
        return rows.enumerated().map { place, row in
            let offer = AssociationOffer(
                index: UInt8(place), client: row.1, server: server, mechanismID: row.2,
                conformance: [.get, .set, .action, .selectiveAccess, .blockTransferWithGetOrRead]
            )
            return AssociationTemplate(name: row.0, offer: offer, secret: row.3.map { Array($0.utf8) })
        }
    }

    /// An object of a class: `values` by attribute, the rest as the class has it. Every client reads everything,
    /// client 64 also writes and invokes.
    static func object(
        _ classID: UInt16, _ instance: LogicalName, version: UInt8? = nil, _ values: [UInt8: AttributeSource] = [:]
    ) throws -> ObjectTemplate {
        let found = version.map { Catalogue.find(id: classID, version: $0) } ?? Catalogue.current(id: classID)
        guard let found else { throw TestFailure.noClass(classID) }
        return ObjectTemplate(
            interfaceClass: found, instance: instance, name: found.name,
            attributes: found.attributes.map {
                let source = $0.isStatic ? AttributeSource.data($0.emptyValue) : .behaviour
                return AttributeTemplate(
                    id: $0.id, source: values[$0.id] ?? source, access: [.read, .read, .readWrite])
            },
            methods: found.methods.map { MethodTemplate(id: $0.id, access: [[], [], .access]) }
        )
    }

    static func peer(_ association: UInt8) -> Peer {
        Peer(link: 1, client: [16, 32, 64][Int(association)], server: 1, association: association)
    }
}

enum TestFailure: Error { case noClass(UInt16), noObject }

extension LivingMeter {
    /// An object of the device at SAP 1.
    func object(_ classID: UInt16, _ instance: LogicalName) throws -> LivingObject {
        guard let object = object(ObjectID(device: 1, classID: classID, instance: instance)) else {
            throw TestFailure.noObject
        }
        return object
    }

    /// Reads as a client does, without looking at its rights.
    func get(
        _ classID: UInt16, _ instance: LogicalName, _ attribute: UInt8, selector: UInt8? = nil,
        _ parameters: DataValue? = nil, as association: UInt8 = 2
    ) throws -> DataValue {
        let peer = TestMeter.peer(association)
        guard case .found(let handle) = find(classID: classID, instance: instance, for: peer) else {
            throw TestFailure.noObject
        }
        return try (parameters?.octets ?? []).withUnsafeBytes { bytes in
            let target = AttributeTarget(
                object: handle, attribute: attribute, selector: selector, parameters: Octets(bytes))
            let octets = try encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
                try read(target, for: peer, into: &writer)
            }
            guard let value = try? DataValue(octets) else { throw TestFailure.noObject }
            return value
        }
    }

    /// Writes as a client does, without looking at its rights.
    func put(
        _ value: DataValue, _ classID: UInt16, _ instance: LogicalName, _ attribute: UInt8, as association: UInt8 = 2
    ) throws {
        let peer = TestMeter.peer(association)
        guard case .found(let handle) = find(classID: classID, instance: instance, for: peer) else {
            throw TestFailure.noObject
        }
        try withReader(value.octets) { (reader: inout ByteReader) throws(DataAccessResult) in
            try write(AttributeTarget(object: handle, attribute: attribute), for: peer, from: &reader)
        }
    }

    /// Invokes as a client does, without looking at its rights.
    @discardableResult
    func act(
        _ method: UInt8, _ classID: UInt16, _ instance: LogicalName, _ parameter: DataValue? = .integer(0),
        as association: UInt8 = 2
    ) throws -> DataValue? {
        let peer = TestMeter.peer(association)
        guard case .found(let handle) = find(classID: classID, instance: instance, for: peer) else {
            throw TestFailure.noObject
        }
        return try withReader(parameter?.octets ?? []) { reader in
            let octets = try encoded { (writer: inout ByteWriter) throws(ActionResult) in
                try invoke(method, of: handle, for: peer, with: parameter == nil ? nil : reader, into: &writer)
            }
            return octets.isEmpty ? nil : try DataValue(octets)
        }
    }
}

extension AttributeSource {
    static func data(_ value: DataValue) -> AttributeSource { .value(value.octets) }
}
