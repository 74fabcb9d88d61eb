import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct AssociationTests {
    static let own = LogicalName(0, 0, 40, 0, 0, 255)
    static let second = LogicalName(0, 0, 40, 0, 2, 255)

    /// A register that client 16 does not see, 32 reads and 64 reads and resets.
    static func meter(version: UInt8 = 1) throws -> LivingMeter {
        var register = try LivingMeterTests.register()
        for place in register.attributes.indices { register.attributes[place].access[0] = [] }
        var objects = [register]
        for number in 0...3 {
            objects.append(try association(UInt8(number), version: version))
        }
        return TestMeter.make(objects, environment: TestEnvironment(["energy": 1]))
    }

    /// An association object of a version; client 64 may do everything.
    private static func association(_ number: UInt8, version: UInt8) throws -> ObjectTemplate {
        var object = try TestMeter.object(15, LogicalName(0, 0, 40, 0, number, 255), version: version)
        for place in object.attributes.indices { object.attributes[place].source = .behaviour }
        for place in object.attributes.indices where number > 0 { object.attributes[place].access[0] = [] }
        return object
    }

    /// Elements of the caller's object list by class and name.
    static func list(
        _ meter: LivingMeter, as association: UInt8, selector: UInt8? = nil, _ parameters: DataValue? = nil
    ) throws -> [String: DataValue] {
        let list = try meter.get(15, own, 2, selector: selector, parameters, as: association)
        guard case .array(let elements) = list else { return [:] }
        return Dictionary(
            elements.compactMap { element in
                guard case .structure(let fields) = element, fields.count > 2, case .longUnsigned(let id) = fields[0],
                    case .octetString(let name) = fields[2]
                else { return nil }
                return ("\(id)/" + name.map(String.init).joined(separator: "."), element)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// access_rights of an element, as `attribute: mode` and `method: mode` lists.
    static func rights(_ element: DataValue?) -> (attributes: [DataValue], methods: [DataValue]) {
        guard case .structure(let fields)? = element, fields.count == 4, case .structure(let rights) = fields[3],
            case .array(let attributes) = rights[0], case .array(let methods) = rights[1]
        else { return ([], []) }
        func mode(_ item: DataValue) -> DataValue {
            if case .structure(let item) = item { item[1] } else { .nullData }
        }
        return (attributes.map(mode), methods.map(mode))
    }

    @Test("lists for each client the objects that it has a right on")
    func filtered() throws {
        let meter = try Self.meter()
        let names = try Self.list(meter, as: 0).keys.sorted()
        #expect(names == ["1/0.0.42.0.0.255", "15/0.0.40.0.0.255", "17/0.0.41.0.0.255"])
        #expect(try Self.list(meter, as: 1)["3/1.0.1.8.0.255"] != nil)
        #expect(try Self.list(meter, as: 2).count == 7)
    }

    @Test(
        "gives rights in the form of the version",
        arguments: [
            (0, [.enumeration(3), .enumeration(1)], .boolean(true)),
            (1, [.enumeration(6), .enumeration(4)], .enumeration(2)),
            (2, [.enumeration(6), .enumeration(4)], .enumeration(2)),
            (3, [.enumeration(0b110_0111), .enumeration(0b10_0101)], .enumeration(0b10_0101)),
        ] as [(UInt8, [DataValue], DataValue)])
    func codes(version: UInt8, attributes: [DataValue], method: DataValue) throws {
        var register = try LivingMeterTests.register()
        register.attributes[1].access[2] = AttributeAccess(rawValue: 0b110_0111)
        register.attributes[2].access[2] = AttributeAccess(rawValue: 0b10_0101)
        register.methods[0].access[2] = MethodAccess(rawValue: 0b10_0101)
        let objects = [register, try Self.association(0, version: version)]
        let meter = TestMeter.make(objects, environment: TestEnvironment(["energy": 1]))
        let rights = Self.rights(try Self.list(meter, as: 2)["3/1.0.1.8.0.255"])
        #expect(Array(rights.attributes.dropFirst()) == attributes)
        #expect(rights.methods == [method])
    }

    @Test("the rights in the list are those that requests are checked against")
    func rightsAgree() throws {
        let meter = try Self.meter(version: 3)
        for association in 0...2 {
            let peer = TestMeter.peer(UInt8(association))
            for (name, element) in try Self.list(meter, as: UInt8(association)) {
                let parts = name.split(separator: "/")
                let instance = try #require(LogicalName(String(parts[1])))
                let lookup = meter.find(classID: try #require(UInt16(parts[0])), instance: instance, for: peer)
                guard case .found(let handle) = lookup else { throw TestFailure.noObject }
                for (place, mode) in Self.rights(element).attributes.enumerated() {
                    let access = meter.access(to: handle, attribute: UInt8(place + 1), for: peer)
                    #expect(access.map { .enumeration($0.rawValue) } == mode)
                }
            }
        }
    }

    @Test("selective access: without rights, by class, by name")
    func selective() throws {
        let meter = try Self.meter()
        let plain = try Self.list(meter, as: 2, selector: 1, .nullData)
        #expect(plain.count == 7)
        #expect(
            plain["3/1.0.1.8.0.255"]
                == .structure([.longUnsigned(3), .unsigned(0), Self.octets(LivingMeterTests.energy)]))
        let registers = try Self.list(meter, as: 2, selector: 2, .array([.longUnsigned(3), .longUnsigned(17)]))
        #expect(registers.keys.sorted() == ["17/0.0.41.0.0.255", "3/1.0.1.8.0.255"])
        let name = DataValue.structure([.longUnsigned(3), Self.octets(LivingMeterTests.energy)])
        #expect(try Self.list(meter, as: 2, selector: 3, .array([name])).keys.sorted() == ["3/1.0.1.8.0.255"])
        #expect(Self.rights(try Self.list(meter, as: 2, selector: 4, name)["3/1.0.1.8.0.255"]).attributes.count == 3)
        #expect(throws: DataAccessResult.typeUnmatched) { try Self.list(meter, as: 2, selector: 2, .nullData) }
        #expect(throws: DataAccessResult.scopeOfAccessViolated) { try Self.list(meter, as: 2, selector: 5, .nullData) }
    }

    @Test("the current association is the caller's, with what was negotiated")
    func current() throws {
        let meter = try Self.meter()
        var peer = TestMeter.peer(1)
        peer.context = NegotiatedContext(conformance: [.get], maxReceivePDU: 500, maxSendPDU: 400)
        guard case .found(let handle) = meter.find(classID: 15, instance: Self.own, for: peer) else {
            throw TestFailure.noObject
        }
        let read = { (attribute: UInt8) throws -> DataValue? in
            let octets: [UInt8] = try encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
                try meter.read(AttributeTarget(object: handle, attribute: attribute), for: peer, into: &writer)
            }
            return try DataValue(octets)
        }
        #expect(try read(1) == Self.octets(Self.own))
        #expect(try read(3) == .structure([.integer(32), .longUnsigned(1)]))
        #expect(try read(4) == .octetString([0x60, 0x85, 0x74, 5, 8, 1, 1]))
        let conformance = DataValue.bitString(BitString(count: 24, octets: [0, 0, 0x10]))
        #expect(
            try read(5)
                == .structure([
                    conformance, .longUnsigned(500), .longUnsigned(400), .unsigned(6), .integer(0), .octetString([]),
                ]))
        #expect(try read(6) == .octetString([0x60, 0x85, 0x74, 5, 8, 2, 1]))
        #expect(try read(8) == .enumeration(2))
    }

    @Test("a numbered association is open while a client holds it")
    func status() throws {
        let meter = try Self.meter()
        let object = try meter.object(15, Self.second)
        let offer = try #require(meter.association(client: 32, server: 1))
        #expect(try object.value(of: 8) == .enumeration(0))
        meter.report(.associated(offer, .none), from: TestMeter.peer(1))
        #expect(try object.value(of: 8) == .enumeration(2))
        meter.report(.released(offer), from: TestMeter.peer(1))
        #expect(try object.value(of: 8) == .enumeration(0))
    }

    @Test("add_object and remove_object change the caller's rights, never those of others or on secrets")
    func addAndRemove() throws {
        let meter = try Self.meter()
        try meter.act(3, 15, Self.own, Self.element(3, LivingMeterTests.energy, attributes: [1: 1, 2: 3]), as: 0)
        let added = Self.rights(try Self.list(meter, as: 0)["3/1.0.1.8.0.255"]).attributes
        #expect(added == [.enumeration(1), .enumeration(3), .enumeration(0)])
        #expect(
            Self.rights(try Self.list(meter, as: 1)["3/1.0.1.8.0.255"]).attributes.allSatisfy { $0 == .enumeration(1) })
        try meter.act(4, 15, Self.own, Self.element(3, LivingMeterTests.energy), as: 0)
        #expect(try Self.list(meter, as: 0)["3/1.0.1.8.0.255"] == nil)

        try meter.act(3, 15, Self.own, Self.element(15, Self.second, version: 1, attributes: [7: 3]), as: 0)
        #expect(try meter.object(15, Self.second).access(attribute: 7, association: 0) == .write)
    }

    @Test("add_object refuses what the logical device has not")
    func addUnknown() throws {
        let meter = try Self.meter()
        let unknown = Self.element(3, LogicalName(9, 9, 9, 9, 9, 9), attributes: [1: 1])
        #expect(throws: ActionResult.objectUndefined) { try meter.act(3, 15, Self.own, unknown) }
        let other = Self.element(3, LivingMeterTests.energy, version: 7)
        #expect(throws: ActionResult.objectClassInconsistent) { try meter.act(3, 15, Self.own, other) }
        let itself = Self.element(15, Self.own, version: 1)
        #expect(throws: ActionResult.readWriteDenied) { try meter.act(4, 15, Self.own, itself) }
    }

    @Test("users are added once and removed")
    func users() throws {
        let meter = try Self.meter(version: 2)
        let user = DataValue.structure([.unsigned(1), .visibleString(Array("Ada".utf8))])
        try meter.act(5, 15, Self.own, user, as: 1)
        #expect(try meter.get(15, Self.own, 10, as: 1) == .array([user]))
        #expect(try meter.object(15, Self.second).value(of: 10) == .array([user]))
        #expect(try meter.get(15, Self.own, 10, as: 2) == .array([]))
        #expect(throws: ActionResult.otherReason) { try meter.act(5, 15, Self.own, user, as: 1) }
        try meter.act(6, 15, Self.own, user, as: 1)
        #expect(try meter.get(15, Self.own, 10, as: 1) == .array([]))
        #expect(throws: ActionResult.otherReason) { try meter.act(6, 15, Self.own, user, as: 1) }
    }

    @Test("nothing is pending that reply_to_HLS_authentication could answer")
    func replyToHLS() throws {
        let meter = try Self.meter()
        #expect(throws: ActionResult.readWriteDenied) { try meter.act(1, 15, Self.own, .octetString([1])) }
    }

    @Test("SAP assignment lists the logical devices")
    func sapAssignment() throws {
        let management = LogicalDeviceTemplate(
            sap: 1, name: "Management", associations: TestMeter.associations(), objects: [])
        let sub = LogicalDeviceTemplate(
            sap: 17, name: "Sub-meter", associations: TestMeter.associations(server: 17), objects: [])
        let meter = LivingMeter(TestMeter.template([management, sub]), environment: TestEnvironment())
        let names = ["MCS00000001", "MCS0000000117"].map { DataValue.octetString(Array($0.utf8)) }
        let list = DataValue.array([
            .structure([.longUnsigned(1), names[0]]), .structure([.longUnsigned(17), names[1]]),
        ])
        let object = LogicalName(0, 0, 41, 0, 0, 255)
        #expect(try meter.get(17, object, 2) == list)
        try meter.act(1, 17, object, .structure([.longUnsigned(17), names[1]]))
        #expect(throws: ActionResult.otherReason) {
            try meter.act(1, 17, object, .structure([.longUnsigned(5), names[1]]))
        }
    }

    private static func octets(_ name: LogicalName) -> DataValue {
        .octetString([name.a, name.b, name.c, name.d, name.e, name.f])
    }

    private static func element(
        _ classID: UInt16, _ name: LogicalName, version: UInt8 = 0, attributes: KeyValuePairs<Int8, UInt8> = [:]
    ) -> DataValue {
        let rights = attributes.map { DataValue.structure([.integer($0.key), .enumeration($0.value), .nullData]) }
        return .structure([
            .longUnsigned(classID), .unsigned(version), octets(name), .structure([.array(rights), .array([])]),
        ])
    }
}
