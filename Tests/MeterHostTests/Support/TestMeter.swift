import COSEM
import DLMSWire
import MeterDefinition
import Testing

@testable import MeterHost

/// A small meter on a port of the system's choice, running as long as this lives.
final class TestMeter {
    static let definition = """
        meter: {name: test, manufacturer: MCS, serial: "00000007"}
        registers:
          voltage_l1: 230 V
          current_l1: 5 A
          power_active_import: 0 W
          power_active_import_l1: 0 W
          energy_active_import: 1000 Wh
          energy_active_import_t1: 600 Wh
          energy_active_import_t2: 400 Wh
          demand_active_import_last: 0 W
          demand_active_import_max: 0 W
          temperature: 20 °C
        simulation:
          phases: [{voltage: 230, current: 5, angle: 0, variation: 10}]
          tariffs: {"06:00": 1, "22:00": 2}
        logical_devices:
          - sap: 1
            name: Management
            associations:
              - {name: public, client: 16, access: public}
              - {name: bench, client: 64, mechanism: low, secret: bench001, access: manager}
            objects:
              - {class: Clock, obis: 0.0.1.0.0.255}
              - {class: Register, obis: 1.0.1.8.0.255, register: energy_active_import}
              - {class: Register, obis: 0.0.96.9.0.255, register: temperature}
              - {class: Data, obis: 0.0.96.1.1.255, value: {octet-string: "1234"}}
        """

    let handle: MeterHandle

    /// - Parameter objects: more of them, a line of YAML each.
    init(objects: [String] = [], _ change: (inout MeterOptions) -> Void = { _ in }) throws {
        var options = MeterOptions()
        options.listeners = [ListenerURL(port: 0)]
        change(&options)
        let text = Self.definition + objects.map { "\n      - {\($0)}" }.joined()
        let loaded = try MeterDefinition.load(text: text, file: "test.yaml")
        handle = try MeterHandle(loaded, options: options)
    }

    deinit { handle.shutdown() }

    var port: Int {
        handle.sync { meter in
            guard case .listening(let port)? = meter.lines.first?.state else { return 0 }
            return port
        }
    }

    /// Writes an attribute of an object in logical device 1, as the console does.
    func set(_ classID: UInt16, _ instance: LogicalName, _ attribute: UInt8, _ value: DataValue) throws {
        try handle.sync { meter in
            try #require(meter.living.object(ObjectID(device: 1, classID: classID, instance: instance)))
                .set(value, attribute: attribute)
        }
    }

    func value(_ classID: UInt16, _ instance: LogicalName, _ attribute: UInt8) -> DataValue? {
        handle.sync { meter in
            try? meter.living.object(ObjectID(device: 1, classID: classID, instance: instance))?.value(of: attribute)
        }
    }

    func connect() throws -> TestClient { try TestClient(port: port) }

    /// A client of the association `public`.
    func associated() throws -> TestClient {
        let client = try connect()
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(try client.receive().first == 0x61)
        return client
    }

    func perform(_ command: MeterCommand) -> CommandOutcome { handle.sync { $0.perform(command) } }
    func value(_ name: String) -> Double? {
        handle.sync { meter in meter.registers.index(of: name).map(meter.registers.value(at:)) }
    }

    /// Waits until the meter's log holds an event that `wanted` likes.
    func event(where wanted: (MeterEvent) -> Bool) -> MeterEvent? {
        waitFor {
            handle.sync { meter in
                (meter.log.firstNumber..<meter.log.nextNumber).lazy.compactMap { meter.log[$0] }.first(where: wanted)
            }
        }
    }

    /// Why a connection was ended, once it has been.
    func disconnection() -> String? {
        let event = event { if case .disconnected = $0.kind { true } else { false } }
        guard case .disconnected(let reason)? = event?.kind else { return nil }
        return reason
    }
}

/// Asks until there is an answer, for ten seconds at most.
func waitFor<Answer>(_ ask: () -> Answer?) -> Answer? {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
        if let answer = ask() { return answer }
        pause()
    }
    return nil
}
