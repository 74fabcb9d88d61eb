import COSEM

/// A clock that stands still and a few registers, set by the test.
final class TestEnvironment: MeterEnvironment {
    var utcMilliseconds: Int64
    private var names: [String] = []
    private var values: [Double] = []
    /// Gives a register's value at a time, past or present; without it values stay as they are set.
    var past: ((String, Int64) -> Double)?
    /// What a register averages, added up; by the register's name.
    var integrals: [String: Double] = [:]
    private(set) var isTakenOver: Set<String> = []
    /// Registers that do not count.
    private(set) var isOff: Set<String> = []
    private(set) var isSupplied = true
    var images: (any ImageStore)?
    var memory: (any MeterMemory)?

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

    func advance(to utcMilliseconds: Int64, deviation: Int16) {
        guard let past else { return }
        for index in values.indices { values[index] = past(names[index], utcMilliseconds) }
    }

    func takeOver(_ index: Int) { isTakenOver.insert(names[index]) }
    func integral(at index: Int) -> Double? { integrals[names[index]] }
    func setSupply(_ isConnected: Bool) { isSupplied = isConnected }

    func setCounting(_ counts: Bool, at index: Int) {
        if counts { isOff.remove(names[index]) } else { isOff.insert(names[index]) }
    }
}
