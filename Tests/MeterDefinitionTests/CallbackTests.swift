import COSEM
import DLMSWire
import Testing

@testable import MeterDefinition

@Suite("Attributes fed by the program around the meter")
struct CallbackTests {
    @Test("read what the callback gives, and fail for a while without one") func read() throws {
        let text = definition(objects: "- {class: Data, obis: 0.0.96.1.4.255, value: {callback: position}}")
        let template = try MeterDefinition.load(text: text, file: "m.yaml").template
        let environment = StillEnvironment(template.registers)
        let meter = LivingMeter(template, environment: environment)
        let object = try #require(meter.devices.first?.objects.first)
        #expect(try object.source(of: 2) == .callback("position"))
        #expect(throws: ValueError.read(.temporaryFailure, attribute: "value")) { try object.value(of: 2) }
        environment.callbacks["position"] = .longUnsigned(7)
        #expect(try object.value(of: 2) == .longUnsigned(7))
        #expect(throws: ValueError.self) { try object.set(.longUnsigned(8), attribute: 2) }
    }

    @Test("become static and callbacks again while the meter runs") func flip() throws {
        let text = definition(objects: "- {class: Data, obis: 0.0.96.1.4.255, value: {callback: position}}")
        let template = try MeterDefinition.load(text: text, file: "m.yaml").template
        let environment = StillEnvironment(template.registers)
        environment.callbacks["position"] = .longUnsigned(7)
        let meter = LivingMeter(template, environment: environment)
        let object = try #require(meter.devices.first?.objects.first)
        try object.setSource(.value(DataValue.unsigned(1).octets), of: 2)
        #expect(try object.value(of: 2) == .unsigned(1))
        #expect(object.isModified(attribute: 2))
        try object.setSource(.callback("position"), of: 2)
        #expect(try object.value(of: 2) == .longUnsigned(7))
        #expect(!object.isModified(attribute: 2))
    }
}
