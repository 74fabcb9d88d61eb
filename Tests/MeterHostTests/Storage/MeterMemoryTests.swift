import COSEM
import DLMSWire
import Foundation
import Testing

@testable import MeterHost

@Suite struct MeterMemoryTests {
    private let folder = NSTemporaryDirectory() + "state-" + UUID().uuidString
    private let label = ObjectID(device: 1, classID: 1, instance: LogicalName(0, 0, 96, 1, 1, 255))

    /// Client 64 with the password bench001.
    private static let benchAARQ = octets(
        "6036 A109060760857405080101 8A020780 8B0760857405080201 AC0A8008 62656E6368303031"
            + "BE10 040E 01000000 065F1F0400 007E1F 04B0")

    /// Runs a meter on the state, from its start to its end.
    private func run<Result>(_ body: (TestMeter) throws -> Result) throws -> Result {
        let folder = folder
        return try body(try TestMeter { $0.stateFolder = folder })
    }

    private func value(_ meter: TestMeter, _ register: String) -> Double? {
        meter.handle.sync { meter in meter.registers.index(of: register).map { meter.registers.value(at: $0) } }
    }

    @Test("an edit outlasts the meter's end")
    func edit() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let new = DataValue.octetString(Array("5678".utf8))
        try run { meter in _ = meter.perform(.setAttribute(label, 2, new)) }
        let value = try run { meter in meter.handle.sync { try? $0.living.object(label)?.value(of: 2) } }
        #expect(value == new)
    }

    @Test("energies go on where they were, and what was injected stays injected")
    func registers() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try run { meter in
            meter.handle.sync { meter in
                guard let energy = meter.registers.index(of: "energy_active_import"),
                    let voltage = meter.registers.index(of: "voltage_l1")
                else { return }
                meter.registers.setValue(77_000, at: energy)
                meter.registers.inject(voltage, 199)
            }
        }
        try run { meter in
            #expect(value(meter, "energy_active_import").map { (77_000..<77_010).contains($0) } == true)
            #expect(value(meter, "voltage_l1") == 199)
            let state = meter.handle.sync { meter in
                meter.registers.index(of: "voltage_l1").map { meter.registers.state(at: $0) }
            }
            #expect(state == .injected)
        }
    }

    @Test("an answer to a change leaves when the change is in the file")
    func acknowledged() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try run { meter in
            let client = try meter.connect()
            try client.send(wpdu(Self.benchAARQ, client: 64))
            #expect(try client.receive().first == 0x61)
            try client.send(wpdu(octets("C101C1 0008 0000010000FF 03 00 10 FFC4"), client: 64))
            #expect(try client.receive() == octets("C501C1 00"))
            let isKept = meter.handle.sync { meter in
                meter.state.map { $0.pledge.made > 0 && $0.pledge.isKept($0.pledge.made) }
            }
            #expect(isKept == true)
        }
    }
}
