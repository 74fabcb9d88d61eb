import COSEM
import DLMSWire
import Testing

@testable import MeterHost

@Suite struct CommandTests {
    private let meter: TestMeter
    private let label = ObjectID(device: 1, classID: 1, instance: LogicalName(0, 0, 96, 1, 1, 255))
    private let energy = ObjectID(device: 1, classID: 3, instance: LogicalName(1, 0, 1, 8, 0, 255))

    init() throws { meter = try TestMeter() }

    private func value(_ id: ObjectID, _ attribute: UInt8 = 2) -> DataValue? {
        meter.handle.sync { try? $0.living.object(id)?.value(of: attribute) }
    }
    private func undo() -> CommandOutcome { meter.handle.sync { $0.undo() } }
    private var isUnsaved: Bool { meter.handle.sync { $0.hasUnsavedChanges } }

    @Test("an edit says old → new, and is taken back")
    func edit() {
        let outcome = meter.perform(.setAttribute(label, 2, .octetString(Array("5678".utf8))))
        #expect(outcome == .done(#"0.0.96.1.1.255 value: "1234" → "5678""#))
        #expect(value(label) == .octetString(Array("5678".utf8)) && isUnsaved)
        #expect(undo() == .done(#"undone: 0.0.96.1.1.255 value: "1234" → "5678""#))
        #expect(value(label) == .octetString(Array("1234".utf8)) && !isUnsaved)
        #expect(undo() == .refused("nothing to undo"))
    }

    @Test("a client reads what was edited")
    func clientReads() throws {
        let zone = ObjectID(device: 1, classID: 8, instance: LogicalName(0, 0, 1, 0, 0, 255))
        #expect(!meter.perform(.setAttribute(zone, 3, .long(-60))).isRefused)
        let client = try meter.associated()
        try client.send(wpdu(octets("C001C1 0008 0000010000FF 03 00")))
        #expect(try client.receive() == octets("C401C1 00 10 FFC4"))
    }

    @Test("a value of the wrong type is refused and changes nothing")
    func wrongType() {
        let outcome = meter.perform(.setAttribute(energy, 3, .unsigned(1)))
        #expect(outcome.isRefused && outcome.text.contains("structure"))
        #expect(undo() == .refused("nothing to undo"))
    }

    @Test("an injection is taken back with the state the register had")
    func injection() {
        #expect(
            meter.perform(.inject(register: "temperature", 25))
                == .done("temperature: 20 °C simulated → 25 °C injected"))
        #expect(meter.value("temperature") == 25)
        #expect(!undo().isRefused)
        #expect(meter.value("temperature") == 20)
        #expect(!isUnsaved, "an injection is no edit of the definition")
    }

    @Test("a register is named by the OBIS code that shows it")
    func byCode() {
        #expect(!meter.perform(.inject(register: "0.0.96.9.0.255", 31)).isRefused)
        #expect(meter.value("temperature") == 31)
        #expect(!meter.perform(.release(register: "0.0.96.9.0.255")).isRefused)
    }

    @Test("a misspelt register is refused with what was meant")
    func misspelt() {
        #expect(
            meter.perform(.hold(register: "voltage"))
                == .refused("no register is called voltage; did you mean voltage_l1?"))
    }

    @Test("a method cannot be taken back, and says so; the change before it can")
    func method() {
        _ = meter.perform(.inject(register: "temperature", 25))
        #expect(meter.perform(.invoke(energy, 1, .integer(0))) == .done("1.0.1.8.0.255 reset invoked"))
        #expect(meter.value("energy_active_import") == 0)
        #expect(undo().text.hasPrefix("cannot undo reset of 1.0.1.8.0.255"))
        #expect(!undo().isRefused)
        #expect(meter.value("temperature") == 20)
    }

    @Test("objects are added, copied and removed, and all of it is taken back")
    func objects() {
        let copy = ObjectID(device: 1, classID: 1, instance: LogicalName(0, 0, 96, 1, 2, 255))
        #expect(!meter.perform(.copyObject(label, to: copy.instance)).isRefused)
        #expect(value(copy) == value(label))
        #expect(!meter.perform(.removeObject(label)).isRefused)
        #expect(value(label) == nil)
        #expect(!undo().isRefused)
        #expect(value(label) != nil)
        #expect(!undo().isRefused)
        #expect(value(copy) == nil && !isUnsaved)
    }

    @Test("an attribute is made static, and dynamic again")
    func source() {
        let fixed = AttributeSource.value(DataValue.doubleLongUnsigned(7).octets)
        #expect(!meter.perform(.setSource(energy, 2, fixed)).isRefused)
        #expect(value(energy) == .doubleLongUnsigned(7))
        #expect(!undo().isRefused)
        #expect(value(energy) != .doubleLongUnsigned(7))
    }

    @Test("a read-only meter takes no changes from the console, and clients keep their rights")
    func readOnly() throws {
        let meter = try TestMeter { $0.isReadOnly = true }
        let outcome = meter.perform(.inject(register: "temperature", 1))
        #expect(outcome.isRefused && outcome.text.contains("read-only"))
        #expect(try meter.associated().receiveTime())
    }

    @Test("what is done, and what is refused, is in the log")
    func logged() {
        _ = meter.perform(.inject(register: "temperature", 25))
        _ = meter.perform(.hold(register: "nothing"))
        let names = meter.handle.sync { meter in
            (meter.log.firstNumber..<meter.log.nextNumber).compactMap { meter.log[$0]?.name }
        }
        #expect(names.suffix(2) == ["command", "command-refused"])
    }

    @Test("secrets are not in the line that tells of a change")
    func secret() {
        let own = ObjectID(device: 1, classID: 15, instance: LogicalName(0, 0, 40, 0, 2, 255))
        let outcome = meter.perform(.setAttribute(own, 7, .octetString(Array("geheim".utf8))))
        #expect(!outcome.isRefused)
        #expect(!outcome.text.contains("geheim") && !outcome.text.contains("bench001"))
    }
}
