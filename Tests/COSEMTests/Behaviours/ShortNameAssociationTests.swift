import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

/// Association SN in every version, and the base names that its list tells.
@Suite struct ShortNameAssociationTests {
    private static let clock = LogicalName(0, 0, 1, 0, 0, 255)
    private static let register = LogicalName(1, 0, 1, 8, 0, 255)
    private static let peer = Peer(link: 1, client: 33, server: 1, association: 1)

    /// A public client with logical names and, password "secret01", one with short names.
    private func meter(version: UInt8 = 2, _ objects: [ObjectTemplate]? = nil) throws -> LivingMeter {
        let associations = [
            AssociationTemplate(
                name: "ln", offer: AssociationOffer(index: 0, client: 16, server: 1, conformance: [.get])),
            AssociationTemplate(
                name: "sn",
                offer: AssociationOffer(
                    index: 1, client: 33, server: 1, contextID: 2, mechanismID: 1, conformance: [.read]),
                secret: Array("secret01".utf8)),
        ]
        var device = LogicalDeviceTemplate(sap: 1, name: "Management", associations: associations, objects: [])
        device.objects = try objects ?? [TestMeter.object(8, Self.clock), TestMeter.object(3, Self.register)]
        device.objects += ObjectTemplate.currentAssociations(of: device) { $0 == 1 ? version : nil }
        device.objects += [ObjectTemplate.association(number: 2, of: device, version: version)].compactMap { $0 }
        return LivingMeter(TestMeter.template([device]), environment: TestEnvironment())
    }

    private func baseName(_ meter: LivingMeter, _ classID: UInt16, _ name: LogicalName) throws -> UInt16 {
        try #require(try meter.object(classID, name).template.baseName)
    }

    @Test("every object has names of its own, the standard's where it reserves one") func baseNames() throws {
        let meter = try meter()
        #expect(try baseName(meter, 12, LogicalName(0, 0, 40, 0, 0, 255)) == 0xFA00)
        #expect(try baseName(meter, 17, LogicalName(0, 0, 41, 0, 0, 255)) == 0xFC00)
        #expect(try baseName(meter, 1, LogicalName(0, 0, 42, 0, 0, 255)) == 0xFD00)
        #expect(try baseName(meter, 8, Self.clock) == 0x0100)
        #expect(try baseName(meter, 3, Self.register) == 0x0190)
    }

    @Test("every attribute and method of every class is reached at its offset, and nothing else") func offsets() throws
    {
        let name = LogicalName(0, 0, 200, 0, 0, 255)
        for entry in Catalogue.all {
            let meter = try meter(version: 2, [TestMeter.object(entry.id, name, version: entry.version)])
            let base = try baseName(meter, entry.id, name)
            for attribute in entry.attributes {
                let found = meter.resolve(shortName: base + attribute.shortNameOffset, for: Self.peer)
                #expect(found?.kind == .attribute && found?.descriptor.attribute == Int8(attribute.id))
                #expect(found?.descriptor.instance == name)
            }
            for method in entry.methods {
                let found = meter.resolve(shortName: base + method.shortNameOffset, for: Self.peer)
                #expect(found?.kind == .method && found?.descriptor.attribute == Int8(method.id))
            }
            #expect(meter.resolve(shortName: base + 4, for: Self.peer) == nil)
        }
    }

    @Test("what is added gets free names, and what is removed loses them") func changes() throws {
        let meter = try meter()
        let added = try meter.add(TestMeter.object(3, LogicalName(1, 0, 2, 8, 0, 255)), to: 1)
        let base = try #require(added.template.baseName)
        #expect(meter.resolve(shortName: base + 8, for: Self.peer)?.descriptor.instance == added.instance)
        try meter.remove(added.id)
        #expect(meter.resolve(shortName: base + 8, for: Self.peer) == nil)
    }

    @Test("lists what the association has a right to, with base names", arguments: 0...4 as ClosedRange<UInt8>)
    func objectList(version: UInt8) throws {
        let meter = try meter(version: version)
        let own = try meter.object(12, LogicalName(0, 0, 40, 0, 0, 255))
        #expect(own.interfaceClass.version == version)
        guard case .array(let elements) = try own.value(of: 2) else { return #expect(Bool(false), "no list") }
        let clock = DataValue.structure([
            .long(0x0100), .longUnsigned(8), .unsigned(0), .octetString([0, 0, 1, 0, 0, 255]),
        ])
        #expect(elements.contains(clock))
        // The current association of the clients with logical names is none of its business.
        #expect(
            !elements.contains {
                if case .structure(let parts) = $0 {
                    parts[1] == .longUnsigned(15) && parts[3] == .octetString([0, 0, 40, 0, 0, 255])
                } else {
                    false
                }
            })
    }

    @Test("shows rights in the form of its version", arguments: [(2, 1), (3, 1), (4, 1)] as [(UInt8, UInt8)])
    func rights(version: UInt8, mode: UInt8) throws {
        let own = try meter(version: version).object(12, LogicalName(0, 0, 40, 0, 0, 255))
        guard case .array(let elements) = try own.value(of: 3) else { return #expect(Bool(false), "no list") }
        let clock = elements.first { if case .structure(let parts) = $0 { parts[0] == .long(0x0100) } else { false } }
        guard case .structure(let parts)? = clock, case .array(let attributes) = parts[1] else {
            return #expect(Bool(false), "no rights on the clock")
        }
        #expect(attributes.count == 9)
        #expect(attributes[1] == .structure([.integer(2), .enumeration(mode), .nullData]))
    }

    @Test("reads attributes by logical name, null-data where it may not") func readByLogicalName() throws {
        let own = try meter().object(12, LogicalName(0, 0, 40, 0, 0, 255))
        func named(_ classID: UInt16, _ name: [UInt8], _ attribute: Int8) -> DataValue {
            .structure([.longUnsigned(classID), .octetString(name), .integer(attribute)])
        }
        let asked = DataValue.array([
            named(8, [0, 0, 1, 0, 0, 255], 1), named(8, [0, 0, 9, 0, 0, 255], 1), named(3, [1, 0, 1, 8, 0, 255], 3),
        ])
        let read = try own.invoke(3, with: asked)
        guard case .array(let values)? = read else { return #expect(Bool(false), "no values") }
        #expect(values.count == 3 && values[0] == .octetString([0, 0, 1, 0, 0, 255]) && values[1] == .nullData)
    }

    @Test("version 0 gives parts of the list by methods") func versionZero() throws {
        let own = try meter(version: 0).object(12, LogicalName(0, 0, 40, 0, 0, 255))
        let clock = DataValue.structure([
            .long(0x0100), .longUnsigned(8), .unsigned(0), .octetString([0, 0, 1, 0, 0, 255]),
        ])
        #expect(try own.invoke(1, with: .array([.longUnsigned(8)])) == .array([clock]))
        let name = DataValue.structure([.longUnsigned(8), .octetString([0, 0, 1, 0, 0, 255])])
        #expect(try own.invoke(2, with: .array([name])) == .array([clock]))
        #expect(throws: ValueError.self) { try own.invoke(7, with: .integer(0)) }
    }

    @Test("takes another password, which is asked for next") func secret() throws {
        let meter = try meter()
        let own = try meter.object(12, LogicalName(0, 0, 40, 0, 0, 255))
        let offer = try #require(meter.association(client: 33, server: 1))
        #expect(meter.secret(of: offer) == Array("secret01".utf8))
        try own.invoke(5, with: .octetString(Array("other".utf8)))
        #expect(meter.secret(of: offer) == Array("other".utf8))
        // There is no secret of high level security here, and nothing to reply to.
        #expect(throws: ValueError.self) { try own.invoke(6, with: .octetString([1])) }
        #expect(throws: ValueError.self) { try own.invoke(8, with: .octetString([1])) }
    }

    @Test("keeps a list of users from version 3 on", arguments: [3, 4] as [UInt8]) func users(version: UInt8) throws {
        let own = try meter(version: version).object(12, LogicalName(0, 0, 40, 0, 0, 255))
        let user = DataValue.structure([.unsigned(1), .visibleString(Array("me".utf8))])
        try own.invoke(9, with: user)
        #expect(try own.value(of: 5) == .array([user]))
        try own.invoke(10, with: user)
        #expect(try own.value(of: 5) == .array([]))
        #expect(throws: ValueError.self) { try own.invoke(10, with: user) }
    }
}
