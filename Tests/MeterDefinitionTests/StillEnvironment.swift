import COSEM
import DLMSWire

@testable import MeterDefinition

/// A meter's surroundings for tests: registers that stand still.
final class StillEnvironment: MeterEnvironment {
    var utcMilliseconds: Int64 = 1_790_000_000_000
    private let names: [String]
    private var values: [Double]
    var callbacks: [String: DataValue] = [:]

    init(_ registers: [RegisterTemplate]) {
        names = registers.map(\.name)
        values = registers.map(\.initial)
    }

    func setTime(utcMilliseconds: Int64) { self.utcMilliseconds = utcMilliseconds }
    func index(ofRegister name: String) -> Int? { names.firstIndex(of: name) }
    func value(at index: Int) -> Double { values[index] }
    func value(ofCallback name: String) -> DataValue? { callbacks[name] }
    func setValue(_ value: Double, at index: Int) { values[index] = value }
}
