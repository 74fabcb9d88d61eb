import COSEM
import DLMSServer
import DLMSWire
import Foundation
import Testing

@testable import MeterDefinition

@Suite("Saving what has changed")
struct DefinitionWriterTests {
    private static let base = definition(
        objects: """
            - {class: Data, obis: 0.0.96.1.0.255, value: {octet-string: one}}
            - {class: Clock, obis: 0.0.1.0.0.255, time_zone: -60}
            - {class: Register, obis: 1.0.1.7.0.255, register: power}
            - {class: Special days table, obis: 0.0.11.0.0.255}
            - {class: IEC local port setup, obis: 0.0.20.0.0.255}
            """)

    /// Changes a meter made from ``base``, saves it, and loads what was saved.
    private func save(
        _ change: (LivingMeter) throws -> Void, then check: (String, LoadedDefinition) throws -> Void
    ) throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/saved", withIntermediateDirectories: true)
            try Data(Self.base.utf8).write(to: URL(fileURLWithPath: folder + "/base.yaml"))
            let loaded = try MeterDefinition.load(path: folder + "/base.yaml")
            let meter = LivingMeter(loaded.template, environment: StillEnvironment(loaded.template.registers))
            try change(meter)
            try DefinitionWriter(loaded).save(meter, to: folder + "/saved/now.yaml")
            let text = try String(contentsOfFile: folder + "/saved/now.yaml", encoding: .utf8)
            try check(text, try MeterDefinition.load(path: folder + "/saved/now.yaml"))
        }
    }

    private func object(_ meter: LivingMeter, _ instance: String) throws -> LivingObject {
        let device = try #require(meter.devices.first)
        return try #require(device.objects.first { $0.instance.description == instance })
    }

    @Test("an untouched meter is only the file it extends") func untouched() throws {
        try save({ _ in }) { text, loaded in
            #expect(text == "# What has changed since ../base.yaml was loaded.\nextends: \"../base.yaml\"\n")
            #expect(loaded.template.logicalDevices[0].objects.count == 10)
        }
    }

    @Test("values, sources, removed and added objects come back") func everything() throws {
        try save({ meter in
            try object(meter, "0.0.1.0.0.255").set(.long(120), attribute: 3)
            let day = DataValue.structure([.longUnsigned(1), .octetString([255, 255, 12, 25, 255]), .unsigned(2)])
            try object(meter, "0.0.11.0.0.255").set(.array([day, day]), attribute: 2)
            try object(meter, "1.0.1.7.0.255").setSource(.value(DataValue.longUnsigned(7).octets), of: 2)
            let copied = try meter.copy(
                try object(meter, "0.0.96.1.0.255").id, to: LogicalName(0, 0, 96, 1, 1, 255), name: "Copy: \"1\"")
            try copied.set(.octetString([0, 1]), attribute: 2)
            try meter.remove(try object(meter, "0.0.96.1.0.255").id)
        }) { text, loaded in
            #expect(
                text == """
                    # What has changed since ../base.yaml was loaded.
                    extends: "../base.yaml"

                    logical_devices:
                      - sap: 1
                        objects:
                          - {class: Data, obis: 0.0.96.1.0.255, remove: true}
                          - class: Clock
                            obis: 0.0.1.0.0.255
                            time_zone: 120
                          - class: Register
                            obis: 1.0.1.7.0.255
                            value: {long-unsigned: 7}
                          - class: Special days table
                            obis: 0.0.11.0.0.255
                            entries:
                              - {index: 1, specialday_date: "*-12-25", day_id: 2}
                              - {index: 1, specialday_date: "*-12-25", day_id: 2}
                          - class: Data
                            obis: 0.0.96.1.1.255
                            name: "Copy: \\"1\\""
                            value: {octet-string: 0x0001}
                            access:
                              reader: {attributes: read}
                              bench: {attributes: read}

                    """)
            let objects = loaded.template.logicalDevices[0].objects
            #expect(
                objects.prefix(5).map(\.instance.description) == [
                    "0.0.1.0.0.255", "1.0.1.7.0.255", "0.0.11.0.0.255", "0.0.20.0.0.255", "0.0.96.1.1.255",
                ])
            #expect(objects[0].attributes[2].source == .value(DataValue.long(120).octets))
            #expect(objects[1].attributes[1].source == .value(DataValue.longUnsigned(7).octets))
            #expect(objects[4].name == "Copy: \"1\"")
            #expect(objects[4].attributes[1].source == .value(DataValue.octetString([0, 1]).octets))
        }
    }

    @Test("a change of an object that every meter has comes back") func generated() throws {
        try save({ meter in
            let name = DataValue.octetString(Array("MCSother".utf8))
            try object(meter, "0.0.42.0.0.255").set(name, attribute: 2)
        }) { _, loaded in
            let name = loaded.template.logicalDevices[0].objects.first { $0.instance.description == "0.0.42.0.0.255" }
            #expect(name?.attributes[1].source == .value(DataValue.octetString(Array("MCSother".utf8)).octets))
        }
    }

    @Test("a secret is not saved, and the file says so") func secret() throws {
        try save({ meter in
            try object(meter, "0.0.20.0.0.255").set(.octetString(Array("opensesame".utf8)), attribute: 7)
        }) { text, _ in
            #expect(!text.contains("opensesame"))
            #expect(text.contains("# pass_p1: a secret is not saved"))
        }
    }

    @Test("files that the meter was loaded from are left alone, and a fault is one line") func refusals() throws {
        try withFolder { folder in
            let path = folder + "/base.yaml"
            try Data(Self.base.utf8).write(to: URL(fileURLWithPath: path))
            let loaded = try MeterDefinition.load(path: path)
            let meter = LivingMeter(loaded.template, environment: StillEnvironment(loaded.template.registers))
            let writer = DefinitionWriter(loaded)
            for (target, reason) in [
                (path, "the meter was loaded from this file: save under another name"),
                (folder + "/none/x.yaml", "there is no such folder"),
            ] {
                do throws(SaveError) {
                    try writer.save(meter, to: target)
                    Issue.record("\(target) was written")
                } catch {
                    #expect(error.description == "\(target): not saved: \(reason)")
                }
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.base)
        }
    }
}

@Suite("Values as they are saved")
struct ValueWriterTests {
    @Test(
        "are read back the same",
        arguments: [
            (.integer(-5), "integer"), (.long64Unsigned(.max), "long64-unsigned"), (.bcd(0x42), "bcd"),
            (.float32(0.1), "float32"), (.float64(1e-9), "float64"), (.float64(.infinity), "float64"),
            (.visibleString(Array("a\"b\\ \t: #".utf8)), "visible-string"),
            (.utf8String(Array("ü€".utf8)), "utf8-string"),
            (.octetString([0x30, 0x78]), "octet-string"), (.octetString([0xFF]), "octet-string"),
            (.octetString([]), "octet-string"),
            (.octetString([1, 0, 1, 8, 0, 255]), "octet-string[6]"),
            (.octetString(Array(repeating: 7, count: 8)), "octet-string[8]"),
            (.octetString(ValueReaderTests.dateOctets), "octet-string<date-time>"),
            (.octetString([255, 255, 3, 0xFE, 7]), "octet-string<date>"),
            (.bitString(BitString([true, false, true])), "bit-string"), (.bitString(BitString([])), "bit-string"),
            (.structure([.integer(-3), .enumeration(255)]), "structure{scaler: integer, unit: enum}"),
            (.array([.structure([.nullData, .array([.boolean(true)])])]), "any"),
            (.compactArray(typeDescription: [17], contents: [1]), "any"),
            (.structure([.unsigned(1)]), "CHOICE{null-data|structure{a: unsigned}}"),
            (.nullData, "CHOICE{unsigned|null-data}"),
            (.dateTime(.unspecified), "date-time"), (.time(TimeOfDay(hour: 1, minute: 2, second: 3)), "time"),
            (.enumeration(9), "enum"),
        ] as [(DataValue, TypeExpression)])
    func roundTrip(value: DataValue, type: TypeExpression) throws {
        let text = ValueWriter(names: InterfaceClass.ValueNames()).text(of: value, as: type)
        var parser = YAMLParser(try DefinitionFile(name: "v", octets: Data("x: \(text)\n".utf8)))
        let node = try #require(try parser.parse()["x"])
        let collector = FaultCollector()
        #expect(ValueReader("x", collector).read(node, as: type) == value, "\(text)")
        #expect(collector.isEmpty)
    }

    @Test("every attribute of the sample meter is read back the same") func sample() throws {
        for object in try SampleMeterTests.loadSample().template.logicalDevices.flatMap(\.objects) {
            for (attribute, template) in zip(object.interfaceClass.attributes, object.attributes) {
                guard case .value(let octets) = template.source, let value = try? DataValue(octets), attribute.id != 1
                else {
                    continue
                }
                let text = ValueWriter(names: attribute.names).text(of: value, as: attribute.type)
                var parser = YAMLParser(try DefinitionFile(name: "v", octets: Data("x: \(text)\n".utf8)))
                let node = try #require(try parser.parse()["x"])
                let read = ValueReader(attribute.name, names: attribute.names, FaultCollector()).read(
                    node, as: attribute.type)
                #expect(read == value, "\(object.instance) \(attribute.name): \(text)")
            }
        }
    }
}
