import COSEM
import DLMSServer
import DLMSWire
import Testing

@testable import MeterDefinition

@Suite("Objects")
struct ObjectTests {
    @Test("take two lines") func twoLines() throws {
        let clock = try object("- class: Clock\n  obis: 0.0.1.0.0.255")
        #expect(clock.interfaceClass.description == "Clock (8) v0")
        #expect(clock.name == "Clock")
        #expect(clock.attributes.count == 9)
        #expect(clock.attributes[0].source == .value(DataValue.octetString([0, 0, 1, 0, 0, 255]).octets))
        #expect(clock.attributes[1].source == .behaviour)
        #expect(clock.attributes[2].source == .value(DataValue.long(0).octets))
    }

    @Test("are of a class by name or number, of any version") func classes() throws {
        #expect(try object("- {class: 7, obis: 1.0.99.1.0.255}").interfaceClass.version == 1)
        #expect(try object("- {class: profile_generic, version: 0, obis: 1.0.99.1.0.255}").interfaceClass.version == 0)
    }

    @Test("bind their value to a register, in the scaler of their scaler_unit") func binding() throws {
        let short = try object(
            "- {class: Register, obis: 1.0.32.7.0.255, register: voltage_l1, type: long-unsigned, scaler_unit: [-1, V]}"
        )
        let long = try object(
            """
            - class: Register
              obis: 1.0.32.7.0.255
              value: {register: voltage_l1, type: long-unsigned}
              scaler_unit: {scaler: -1, unit: V}
            """)
        let binding = RegisterBinding(register: "voltage_l1", type: .longUnsigned, scaler: -1)
        #expect(short.attributes[1].source == .register(binding))
        #expect(long.attributes[1].source == .register(binding))
    }

    @Test("have the unit of their register where they state none") func unitOfRegister() throws {
        let power = try object("- {class: Register, obis: 1.0.1.7.0.255, register: power}")
        #expect(power.attributes[2].source == .value(DataValue.structure([.integer(0), .enumeration(27)]).octets))
    }

    @Test("get a register of their own where a measured value is left open") func ownRegister() throws {
        let text = definition(objects: "- {class: Register, obis: 1.0.14.7.0.255, scaler_unit: [-2, Hz]}")
        let loaded = try MeterDefinition.load(text: text, file: "m.yaml")
        let register = try #require(loaded.template.registers.last)
        #expect(register.name == "1.0.14.7.0.255")
        #expect(register.unit == 44)
        #expect(register.instance?.description == "1.0.14.7.0.255")
        let attribute = try #require(loaded.template.logicalDevices[0].objects.first?.attributes[1])
        #expect(
            attribute.source
                == .register(RegisterBinding(register: "1.0.14.7.0.255", type: .doubleLongUnsigned, scaler: -2)))
    }

    @Test("name a register by the OBIS code of an object that shows it") func registerByCode() throws {
        let text = definition(
            objects: """
                - {class: Data, obis: 0.0.96.1.1.255, register: 1-0:1.7.0*255}
                - {class: Data, obis: 0.0.96.1.2.255, value: {register: 1.0.14.7.0.255, type: long}}
                - {class: Register, obis: 1.0.1.7.0.255, register: power}
                - {class: Register, obis: 1.0.14.7.0.255}
                """)
        let objects = try MeterDefinition.load(text: text, file: "m.yaml").template.logicalDevices[0].objects
        let bindings = objects.prefix(2).map { $0.attributes[1].source }
        #expect(bindings[0] == .register(RegisterBinding(register: "power", type: .doubleLongUnsigned, scaler: 0)))
        #expect(bindings[1] == .register(RegisterBinding(register: "1.0.14.7.0.255", type: .long, scaler: 0)))
        #expect(
            faults(object: "- {class: Data, obis: 0.0.96.1.1.255, register: 1.0.1.7.0.255}")
                == ["1:49: there is no register \"1.0.1.7.0.255\""])
    }

    @Test("have registers of their own in each logical device") func ownRegisters() throws {
        let second = "  - {sap: 2, associations: [{client: 32}], objects: [{class: Register, obis: 1.0.14.7.0.255}]}\n"
        let text = definition(objects: "- {class: Register, obis: 1.0.14.7.0.255}") + second
        let registers = try MeterDefinition.load(text: text, file: "m.yaml").template.registers.map(\.name)
        #expect(registers.suffix(2) == ["1.0.14.7.0.255", "2/1.0.14.7.0.255"])
    }

    @Test("make an attribute static with a value, dynamic with a register or a callback") func sources() throws {
        let clock = try object(
            """
            - class: Clock
              obis: 0.0.1.0.0.255
              time: {source: static, value: "2026-01-01 00:00:00"}
              time_zone: {source: dynamic, register: power, scaler: 1}
              status: 0
              clock_base: {callback: base}
            """)
        guard case .value = clock.attributes[1].source else {
            Issue.record("time is not static")
            return
        }
        #expect(
            clock.attributes[2].source == .register(RegisterBinding(register: "power", type: .long, scaler: 1)))
        #expect(clock.attributes[3].source == .value(DataValue.unsigned(0).octets))
        #expect(clock.attributes[8].source == .callback("base"))
    }

    @Test("state attributes whose names are taken under attributes") func takenNames() throws {
        let client = try object("- {class: M-Bus client, obis: 0.1.24.1.0.255, attributes: {version: 7}}")
        #expect(client.attributes[7].source == .value(DataValue.unsigned(7).octets))
        let schedule = try value("type", of: "- {class: Single action schedule, obis: 0.0.15.0.0.255, type: 2}")
        #expect(schedule == .enumeration(2))
    }

    @Test("that every meter has keep what is left out of them") func generated() throws {
        let association = try object(
            "- {class: Association LN, version: 2, obis: 0.0.40.0.1.255, user_list: [{user_id: 1, user_name: Ann}]}")
        #expect(association.attributes[1].source == .behaviour)
        #expect(association.attributes[2].source == .behaviour)
        let users = DataValue.array([.structure([.unsigned(1), .visibleString(Array("Ann".utf8))])])
        #expect(association.attributes[9].source == .value(users.octets))
        let name = try value("value", of: "- {class: Data, obis: 0.0.42.0.0.255, name: Its name}")
        #expect(name == .octetString(Array("MCS1".utf8)))
    }

    @Test("are checked against the range of the attribute") func range() {
        #expect(
            faults(object: "- {class: IEC HDLC setup, obis: 0.0.22.0.0.255, window_size_transmit: 8}")
                == ["1:71: window_size_transmit: expected 1 to 7, found 8"])
    }
}

@Suite("Access")
struct AccessTests {
    private func rights(_ text: String, reader: String = "reader") throws -> [[AttributeAccess]] {
        let text = definition(objects: text).replacing(
            "{name: reader, client: 32}", with: "{name: reader, client: 32, access: \(reader)}")
        let loaded = try MeterDefinition.load(text: text, file: "m.yaml")
        return try #require(loaded.template.logicalDevices[0].objects.first).attributes.map(\.access)
    }

    @Test("of a preset") func presets() throws {
        let clock = "- {class: Clock, obis: 0.0.1.0.0.255}"
        #expect(try rights(clock, reader: "none")[2] == [[], .readWrite])
        #expect(try rights(clock, reader: "public")[2] == [.read, .readWrite])
        #expect(try rights(clock, reader: "full")[0] == [.readWrite, .read])
        #expect(try rights("- {class: Register, obis: 1.0.1.8.0.255}", reader: "public")[1] == [[], .read])
    }

    @Test("of an association's rules, the last that fits") func rules() throws {
        let data = "- {class: Data, obis: 0.0.96.1.4.255}"
        #expect(
            try rights(data, reader: "{preset: reader, 0.0.96.1.*.255: {value: read_write}}") == [
                [.read, .read], [.readWrite, .read],
            ])
        #expect(
            try rights(data, reader: "{preset: reader, Data: none, 0.0.96.1.4-5.255: write}")[1] == [.write, .read])
        #expect(try rights(data, reader: "{0.0.96.2.4.255: read}")[1] == [[], .read])
    }

    @Test("of the object and its attributes") func own() throws {
        let all = try rights("- {class: Data, obis: 0.0.96.1.4.255, access: {reader: read_write}}")
        #expect(all == [[.readWrite, .read], [.readWrite, .read]])
        let one = try rights("- {class: Data, obis: 0.0.96.1.4.255, value: {value: 5, access: {bench: none}}}")
        #expect(one[1] == [.read, []])
        let bits = try rights(
            "- {class: Data, obis: 0.0.96.1.4.255, access: {bench: {value: [read_access, encrypted_request]}}}")
        #expect(bits[1] == [.read, [.read, .encryptedRequest]])
        let every = try rights("- {class: Data, obis: 0.0.96.1.4.255, access: authenticated_read}")
        #expect(every[1] == [[.read, .authenticatedRequest], [.read, .authenticatedRequest]])
    }

    @Test("of methods") func methods() throws {
        let clock = try object(
            "- {class: Clock, obis: 0.0.1.0.0.255, access: {reader: {shift_time: access}, bench: {methods: none}}}")
        #expect(clock.methods.map(\.access) == Array(repeating: [[], []], count: 5) + [[.access, []]])
    }

    @Test("never reads a secret") func secrets() throws {
        let port = try rights(
            "- {class: IEC local port setup, obis: 0.0.20.0.0.255, access: read_write}", reader: "full")
        #expect(port[6] == [.write, .write])
    }
}
