import COSEM
import DLMSWire
import Foundation
import Testing

@testable import MeterDefinition

@Suite("SampleMeters/three-phase.yaml")
struct SampleMeterTests {
    /// The repository, from this file's place in it.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func loadSample() throws -> LoadedDefinition {
        try MeterDefinition.load(path: repository.appendingPathComponent("SampleMeters/three-phase.yaml").path)
    }

    let definition: LoadedDefinition
    let management: LogicalDeviceTemplate

    init() throws {
        definition = try Self.loadSample()
        management = try #require(definition.template.logicalDevices.first)
    }

    private func object(_ instance: String) throws -> ObjectTemplate {
        try #require(management.objects.first { $0.instance.description == instance })
    }

    @Test("is the meter that outside tools know by name") func identity() {
        let identity = definition.template.identity
        #expect(identity.name == "three-phase")
        #expect(identity.logicalDeviceName == "MCS00000001")
        #expect(NumberText.hex(identity.systemTitle) == "4D43530000000001")
        #expect(definition.listeners.map(\.description) == ["tcp://127.0.0.1:4059"])
    }

    @Test("has about 150 objects in two logical devices") func devices() {
        #expect(definition.template.logicalDevices.map(\.sap) == [1, 17])
        #expect(definition.template.logicalDevices.map(\.name) == ["Management", "Sub-meter"])
        #expect((150...190).contains(management.objects.count))
    }

    @Test("offers its eleven clients") func associations() {
        #expect(
            management.associations.prefix(5).map(\.name) == ["public", "reader", "bench", "sn-reader", "management"])
        #expect(management.associations.map(\.offer.client) == [16, 32, 64, 33, 1, 2, 3, 4, 5, 6, 35])
        #expect(management.associations.map(\.offer.mechanismID) == [0, 1, 1, 1, 5, 2, 3, 4, 5, 6, 5])
        #expect(management.associations.map(\.offer.contextID) == [1, 1, 1, 2, 3, 1, 1, 1, 3, 1, 4])
        let secrets = [nil, "reader01", "bench001", "reader01"].map { $0.map { Array($0.utf8) } }
        #expect(management.associations.prefix(4).map(\.secret) == secrets)
        let secured = management.associations.filter { $0.security != nil }
        #expect(secured.map(\.security?.number) == [1, 5, 35])
        #expect(definition.template.logicalDevices[1].associations.map(\.offer.client) == [16, 64])
    }

    @Test("has an object for each association, and the caller's own")
    func associationObjects() {
        let instances = management.objects.filter { $0.interfaceClass.id == 15 }.map(\.instance.description)
        #expect(instances == ([0, 1, 2, 3] + Array(5...10)).map { "0.0.40.0.\($0).255" })
    }

    @Test("grants what the presets say") func rights() throws {
        let clock = try object("0.0.1.0.0.255")
        #expect(clock.attributes[1].access.prefix(4) == [.read, .read, .readWrite, .read])
        #expect(clock.attributes[2].access.prefix(4) == [.read, .read, .readWrite, .read])
        #expect(clock.methods.map { Array($0.access.prefix(4)) } == Array(repeating: [[], [], .access, []], count: 6))
        let energy = try object("1.0.1.8.0.255")
        #expect(energy.attributes[1].access.prefix(4) == [[], .read, .read, .read])
        let identifiers = try (0...4).map { try object("0.0.96.1.\($0).255").attributes[1].access[2] }
        #expect(identifiers == [.read, .readWrite, .readWrite, .readWrite, .readWrite])
        let optical = try object("0.0.20.0.0.255")
        #expect(
            optical.attributes.suffix(3).map { Array($0.access.prefix(4)) }
                == Array(repeating: [[], [], .write, []], count: 3))
    }

    @Test("shows registers in the scaler and unit of its objects") func registers() throws {
        let voltage = try object("1.0.32.7.0.255")
        #expect(
            voltage.attributes[1].source
                == .register(RegisterBinding(register: "voltage_l1", type: .longUnsigned, scaler: -1)))
        let energy = try object("1.0.1.8.0.255")
        #expect(energy.attributes[2].source == .value(DataValue.structure([.integer(0), .enumeration(30)]).octets))
        let register = definition.template.registers.first { $0.name == "energy_active_import" }
        #expect(register?.instance?.description == "1.0.1.8.0.255")
    }

    @Test("begins with energies that add up") func totals() {
        let values = Dictionary(uniqueKeysWithValues: definition.template.registers.map { ($0.name, $0.initial) })
        func sum(_ names: [String]) -> Double { names.compactMap { values[$0] }.reduce(0, +) }
        let rates = (1...4).map { "energy_active_import_t\($0)" }
        let phases = (1...3).map { "energy_active_import_l\($0)" }
        #expect(values["energy_active_import"] == sum(rates))
        #expect(values["energy_active_import"] == sum(phases))
        #expect(values["energy_reactive_import"] == sum(["energy_reactive_q1", "energy_reactive_q2"]))
        #expect(values["energy_reactive_export"] == sum(["energy_reactive_q3", "energy_reactive_q4"]))
    }

    @Test("captures a quarter of an hour for ten days") func loadProfile() throws {
        let profile = try object("1.0.99.1.0.255")
        #expect(profile.attributes[3].source == .value(DataValue.doubleLongUnsigned(900).octets))
        #expect(profile.attributes[7].source == .value(DataValue.doubleLongUnsigned(960).octets))
    }
}
