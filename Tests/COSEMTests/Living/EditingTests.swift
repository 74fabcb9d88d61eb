import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct EditingTests {
    static let name = LogicalName(0, 0, 96, 1, 0, 255)
    static let id = ObjectID(device: 1, classID: 1, instance: name)

    private static func make() throws -> (LivingMeter, LivingObject) {
        let data = try TestMeter.object(1, name, [2: .data(.octetString([1]))])
        let meter = TestMeter.make(
            [data, try LivingMeterTests.register()], environment: TestEnvironment(["energy": 7]))
        return (meter, try meter.object(1, name))
    }

    @Test("an edit is what clients read, is told, and is known as a change")
    func edit() throws {
        let (meter, object) = try Self.make()
        var changes: [String] = []
        meter.onChange = { changes.append("\($0) \($1)") }
        try object.set(.octetString([2, 3]), attribute: 2)
        #expect(try meter.get(1, Self.name, 2, as: 0) == .octetString([2, 3]))
        #expect(changes == ["1/1/0.0.96.1.0.255 2"])
        #expect(object.isModified(attribute: 2))
        try object.set(.octetString([1]), attribute: 2)
        #expect(!object.isModified(attribute: 2))
    }

    @Test("the console may change the type that an instance has chosen, a client may not")
    func type() throws {
        let (meter, object) = try Self.make()
        #expect(throws: DataAccessResult.typeUnmatched) { try meter.put(.unsigned(1), 1, Self.name, 2) }
        try object.set(.unsigned(1), attribute: 2)
        #expect(try object.value(of: 2) == .unsigned(1))
    }

    @Test("what does not suit says what was expected")
    func unsuitable() throws {
        let (meter, _) = try Self.make()
        let register = try meter.object(3, LivingMeterTests.energy)
        let wrong = DataValue.structure([.integer(0), .longUnsigned(30)])
        do {
            try register.set(wrong, attribute: 3)
            Issue.record("took a wrong type")
        } catch {
            #expect(error.description == "scaler_unit.unit: expected enum, found long-unsigned")
        }
        #expect(throws: DataAccessResult.typeUnmatched) { try meter.put(wrong, 3, LivingMeterTests.energy, 3) }
    }

    @Test("a logical name stays")
    func logicalName() throws {
        let (meter, object) = try Self.make()
        let other = DataValue.octetString([1, 2, 3, 4, 5, 6])
        #expect(throws: ValueError.write(.readWriteDenied, attribute: "logical_name")) {
            try object.set(other, attribute: 1)
        }
        #expect(throws: DataAccessResult.readWriteDenied) { try meter.put(other, 1, Self.name, 1) }
        #expect(throws: ValueError.self) { try object.setSource(.data(other), of: 1) }
    }

    @Test("an attribute goes from static to dynamic and back")
    func sources() throws {
        let (meter, object) = try Self.make()
        let binding = RegisterBinding(register: "energy", type: .unsigned, scaler: 0)
        try object.setSource(.register(binding), of: 2)
        #expect(try meter.get(1, Self.name, 2) == .unsigned(7))
        #expect(try object.source(of: 2) == .register(binding))
        #expect(object.isModified(attribute: 2))
        try object.setSource(.data(.octetString([1])), of: 2)
        #expect(try meter.get(1, Self.name, 2) == .octetString([1]))
        #expect(!object.isModified(attribute: 2))
    }

    @Test("refuses a source that cannot be")
    func badSources() throws {
        let (_, object) = try Self.make()
        let unknown = RegisterBinding(register: "enregy", type: .unsigned, scaler: 0)
        #expect(throws: ValueError.unknownRegister("enregy")) { try object.setSource(.register(unknown), of: 2) }
        let text = RegisterBinding(register: "energy", type: .visibleString, scaler: 0)
        #expect(throws: ValueError.unboundType(.visibleString)) { try object.setSource(.register(text), of: 2) }
        #expect(throws: ValueError.noBehaviour(attribute: "value", of: "Data")) {
            try object.setSource(.behaviour, of: 2)
        }
        #expect(throws: ValueError.noSuchAttribute(3, of: "Data")) { try object.setSource(.behaviour, of: 3) }
    }

    @Test("an object is added, copied and removed while clients look")
    func objects() throws {
        let (meter, _) = try Self.make()
        var told = 0
        meter.onObjectsChanged = { told += 1 }
        let copy = LogicalName(0, 0, 96, 1, 1, 255)
        try meter.object(1, Self.name).set(.octetString([9]), attribute: 2)
        let added = try meter.copy(Self.id, to: copy)
        #expect(added.isAdded)
        #expect(try meter.get(1, copy, 2) == .octetString([9]))
        #expect(try meter.get(1, copy, 1) == .octetString([0, 0, 96, 1, 1, 255]))
        #expect(throws: ValueError.objectExists(added.id)) { try meter.copy(Self.id, to: copy) }
        try meter.remove(Self.id)
        #expect(meter.find(classID: 1, instance: Self.name, for: TestMeter.peer(0)) == .unknown)
        #expect(meter.removedObjects == [Self.id])
        #expect(meter.devices[0].objects.contains(added))
        #expect(throws: ValueError.noSuchObject(Self.id)) { try meter.remove(Self.id) }
        #expect(told == 2)
        let association = ObjectID(device: 1, classID: 15, instance: LogicalName(0, 0, 40, 0, 1, 255))
        #expect(throws: ValueError.indispensable(association)) { try meter.remove(association) }
    }

    @Test("many objects come and go without losing one")
    func manyObjects() throws {
        let (meter, _) = try Self.make()
        let names = (0..<200).map { LogicalName(1, 2, 3, UInt8($0 / 100), UInt8($0 % 100), 255) }
        let template = try TestMeter.object(1, Self.name)
        for name in names {
            var object = template
            object.instance = name
            try meter.add(object, to: 1)
        }
        for name in names where name.e % 2 == 0 {
            try meter.remove(ObjectID(device: 1, classID: 1, instance: name))
        }
        for name in names {
            let isThere = meter.object(ObjectID(device: 1, classID: 1, instance: name)) != nil
            #expect(isThere == (name.e % 2 == 1))
        }
        #expect(meter.find(classID: 3, instance: names[1], for: TestMeter.peer(0)) == .otherClass(1))
    }

    @Test("every class of the catalogue serves its attributes and takes them back")
    func everyClass() throws {
        let name = LogicalName(0, 0, 200, 0, 0, 255)
        for entry in Catalogue.all where entry.id != 15 && entry.id != 12 {
            let meter = TestMeter.make([try TestMeter.object(entry.id, name, version: entry.version)])
            for attribute in entry.attributes where attribute.id > 1 {
                let value = try meter.get(entry.id, name, attribute.id)
                guard attribute.isStatic else { continue }
                try meter.put(value, entry.id, name, attribute.id)
            }
            for method in entry.methods {
                let object = try meter.object(entry.id, name)
                _ = try? object.invoke(method.id, with: method.parameter.emptyValue)
            }
        }
    }
}
