import COSEM
import DLMSWire
import Foundation
import Testing

@testable import MeterDefinition

@Suite("A definition that extends another")
struct ExtendsTests {
    private let base = definition(
        objects: """
            - {class: Data, obis: 0.0.96.1.0.255, value: {octet-string: one}}
            - {class: Clock, obis: 0.0.1.0.0.255, time_zone: -60, clock_base: GPS}
            - {class: Register, obis: 1.0.1.7.0.255, register: power}
            """)

    /// Loads `upper` beside a base.yaml.
    private func load(_ upper: String, base: String? = nil) throws -> LoadedDefinition {
        var loaded: LoadedDefinition?
        try withFolder { folder in
            try Data((base ?? self.base).utf8).write(to: URL(fileURLWithPath: folder + "/base.yaml"))
            try Data(upper.utf8).write(to: URL(fileURLWithPath: folder + "/upper.yaml"))
            do throws(DefinitionFaults) {
                loaded = try MeterDefinition.load(path: folder + "/upper.yaml")
            } catch {
                throw Fault(error.description.replacing(folder + "/", with: ""), at: Place(file: ""))
            }
        }
        return try #require(loaded)
    }

    private func fault(_ upper: String, base: String? = nil) -> String? {
        do { _ = try load(upper, base: base) } catch { return (error as? Fault)?.message }
        return nil
    }

    private func objects(_ text: String) -> String {
        "extends: base.yaml\nlogical_devices:\n  - sap: 1\n    objects:\n"
            + text.split(separator: "\n").map { "      \($0)\n" }.joined()
    }

    @Test("has all of it") func unchanged() throws {
        let loaded = try load("extends: base.yaml\n")
        #expect(loaded.template.identity.logicalDeviceName == "MCS1")
        #expect(loaded.template.logicalDevices[0].objects.prefix(3).map(\.interfaceClass.id) == [1, 8, 3])
        #expect(loaded.files.map { URL(fileURLWithPath: $0).lastPathComponent } == ["upper.yaml", "base.yaml"])
    }

    @Test("overrides sections key by key") func sections() throws {
        let loaded = try load(
            "extends: base.yaml\nmeter: {serial: \"2\"}\nregisters: {power: 5 W, extra: 1 A}\nlisteners: [tcp://localhost:0]\n"
        )
        #expect(loaded.template.identity.logicalDeviceName == "MCS2")
        #expect(loaded.template.registers.map(\.initial) == [5, 230.1, 1])
        #expect(loaded.listeners.count == 1)
    }

    @Test("overrides attributes, adds and removes objects") func attributes() throws {
        let loaded = try load(
            objects(
                """
                - {obis: 0.0.1.0.0.255, time_zone: 120}
                - {class: Data, obis: 0-0:96.1.0*255, remove: true}
                - {class: Data, obis: 0.0.96.1.1.255, value: 7}
                """))
        let device = loaded.template.logicalDevices[0]
        #expect(
            device.objects.prefix(3).map(\.instance.description) == [
                "0.0.1.0.0.255", "1.0.1.7.0.255", "0.0.96.1.1.255",
            ])
        #expect(device.objects[0].attributes[2].source == .value(DataValue.long(120).octets))
        #expect(device.objects[0].attributes[8].source == .value(DataValue.enumeration(4).octets))
    }

    @Test("puts an object in the place of one it removes") func replaced() throws {
        let loaded = try load(
            objects(
                """
                - {class: Data, obis: 0.0.96.1.0.255, remove: true}
                - {class: Register, obis: 0.0.96.1.0.255}
                """))
        let classes = loaded.template.logicalDevices[0].objects.filter { $0.instance.description == "0.0.96.1.0.255" }
        #expect(classes.map(\.interfaceClass.id) == [3])
    }

    @Test("makes a value of a register, and a register of a value") func sources() throws {
        let fixed = try load(objects("- {class: Register, obis: 1.0.1.7.0.255, value: {unsigned: 9}}"))
        #expect(
            fixed.template.logicalDevices[0].objects[2].attributes[1].source == .value(DataValue.unsigned(9).octets))
        let bound = try load(objects("- {class: Data, obis: 0.0.96.1.0.255, register: power}"))
        #expect(
            bound.template.logicalDevices[0].objects[0].attributes[1].source
                == .register(RegisterBinding(register: "power", type: .doubleLongUnsigned, scaler: 0)))
        let nested = try load(objects("- {class: Clock, obis: 0.0.1.0.0.255, attributes: {time_zone: 5}}"))
        #expect(nested.template.logicalDevices[0].objects[1].attributes[2].source == .value(DataValue.long(5).octets))
    }

    @Test("changes an association") func association() throws {
        let loaded = try load(
            "extends: base.yaml\nlogical_devices:\n  - {sap: 1, associations: [{client: 32, mechanism: low, secret: 0x0102}]}\n"
        )
        let association = loaded.template.logicalDevices[0].associations[0]
        #expect(association.name == "reader")
        #expect(association.secret == [1, 2])
    }

    @Test("tells faults of either file with its name, its own first") func faults() {
        let found = fault(
            objects("- {class: Clock, obis: 0.0.1.0.0.255, time_zone: x}"),
            base: base.replacing("GPS", with: "GPRS"))
        #expect(
            found == """
                upper.yaml:5:56: error: time_zone: expected long, not "x"
                base.yaml:12:73: error: clock_base: there is no "GPRS"; did you mean "GPS"?
                """)
    }

    @Test("a file that is missing, extends itself, or has nothing to remove") func chains() {
        #expect(fault("extends: other.yaml\n") == "upper.yaml:1:10: error: extends: there is no file other.yaml")
        #expect(
            fault("extends: ./upper.yaml\n")
                == "upper.yaml:1:10: error: extends: ./upper.yaml extends this file in turn")
        #expect(
            fault("extends: base.yaml\n", base: "extends: upper.yaml\n")
                == "base.yaml:1:10: error: extends: upper.yaml extends this file in turn")
        #expect(fault("extends:\n") == "upper.yaml:1:1: error: extends: expected the name of a file, not nothing")
        #expect(
            fault(objects("- {class: Data, obis: 0.0.96.1.9.255, remove: true}"))
                == "upper.yaml:5:53: error: remove: the file that is extended has no such entry")
    }
}
