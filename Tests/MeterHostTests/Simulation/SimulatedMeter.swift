import COSEM
import DLMSWire
import Foundation
import MeterDefinition

@testable import MeterHost

/// A meter whose time passes when the test says so, with the load of its definition.
final class SimulatedMeter: MeterEnvironment {
    let registers: RegisterBank
    let engine: LoadEngine
    private(set) var utcMilliseconds: Int64

    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The default meter at a moment of UTC, in seconds.
    static func make(utc: Int64, seed: UInt64 = 1) throws -> (LivingMeter, SimulatedMeter) {
        let file = repository.appendingPathComponent("SampleMeters/three-phase.yaml").path
        let definition = try MeterDefinition.load(path: file)
        let environment = SimulatedMeter(definition, utc: utc * 1000, seed: seed)
        return (LivingMeter(definition.template, environment: environment), environment)
    }

    init(_ definition: LoadedDefinition, utc: Int64, seed: UInt64) {
        registers = RegisterBank(definition.template.registers)
        utcMilliseconds = utc
        engine = LoadEngine(registers, definition.simulation, seed: seed, utcMilliseconds: utc, deviation: -60)
    }

    func pass(_ seconds: Int64, _ meter: LivingMeter) {
        utcMilliseconds += seconds * 1000
        meter.tick()
    }

    subscript(name: String) -> Double { registers.index(of: name).map(registers.value(at:)) ?? .nan }

    func setTime(utcMilliseconds: Int64) {
        self.utcMilliseconds = utcMilliseconds
        engine.setTime(utcMilliseconds: utcMilliseconds)
    }

    func index(ofRegister name: String) -> Int? { registers.index(of: name) }
    func value(at index: Int) -> Double { registers.value(at: index) }
    func setValue(_ value: Double, at index: Int) { registers.setValue(value, at: index) }
    func advance(to utcMilliseconds: Int64, deviation: Int16) {
        engine.advance(to: utcMilliseconds, deviation: Int64(deviation))
    }
    func takeOver(_ index: Int) { engine.takeOver(index) }
    func feed(_ value: Double, at index: Int) { engine.feed(value, at: index) }
    func integral(at index: Int) -> Double? { engine.integral(at: index) }
    func setCounting(_ counts: Bool, at index: Int) { engine.setCounting(counts, at: index) }
    func setSupply(_ isConnected: Bool) { engine.setSupply(isConnected) }
}

extension LivingMeter {
    func object(_ classID: UInt16, _ name: String) -> LivingObject? {
        LogicalName(name).flatMap { object(ObjectID(device: 1, classID: classID, instance: $0)) }
    }

    /// The rows of a profile; a time as `2026-10-25 02:00 80`, with the clock's status, a number as it is.
    func rows(_ name: String) -> [[String]] {
        guard case .array(let rows)? = try? object(7, name)?.value(of: 2) else { return [] }
        return rows.map { row in
            guard case .structure(let values) = row else { return [] }
            return values.map(Self.text)
        }
    }

    private static func text(_ value: DataValue) -> String {
        guard case .octetString(let octets) = value, octets.count == 12,
            let time = withReader(octets, { reader in try? DateTime(from: &reader) })
        else { return value.integer.map(String.init) ?? "?" }
        func two(_ number: UInt8) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(time.date.year)-\(two(time.date.month))-\(two(time.date.dayOfMonth))"
        return "\(date) \(two(time.time.hour)):\(two(time.time.minute)) \(String(time.status.rawValue, radix: 16))"
    }
}
