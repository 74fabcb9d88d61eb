import COSEM

/// A clock that stands still and a few registers, set by the test.
final class TestEnvironment: MeterEnvironment {
    var utcMilliseconds: Int64
    private var names: [String] = []
    private var values: [Double] = []
    /// Gives a register's value at a time of the past.
    var past: ((String, Int64) -> Double)?

    init(utc: Int64 = 0, _ registers: KeyValuePairs<String, Double> = [:]) {
        utcMilliseconds = utc
        for (name, value) in registers {
            names.append(name)
            values.append(value)
        }
    }

    subscript(name: String) -> Double {
        get { index(ofRegister: name).map { values[$0] } ?? .nan }
        set { if let index = index(ofRegister: name) { values[index] = newValue } }
    }

    func setTime(utcMilliseconds: Int64) { self.utcMilliseconds = utcMilliseconds }
    func index(ofRegister name: String) -> Int? { names.firstIndex(of: name) }
    func value(at index: Int) -> Double { values[index] }
    func setValue(_ value: Double, at index: Int) { values[index] = value }

    func value(at index: Int, utcMilliseconds: Int64) -> Double {
        past?(names[index], utcMilliseconds) ?? values[index]
    }
}
