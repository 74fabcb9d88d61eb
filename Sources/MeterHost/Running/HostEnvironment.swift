import COSEM

/// Time and registers of a running meter, as its objects see them.
final class HostEnvironment: MeterEnvironment {
    /// Monotonic time of the meter's start.
    let start: Duration
    var clock: MeterClock
    private(set) var registers: RegisterBank
    /// Called when the meter's time was set: what is due must be looked at again.
    var onTimeSet: (() -> Void)?

    init(registers: RegisterBank) {
        start = HostPlatform.monotonicNow
        clock = MeterClock(utcMilliseconds: HostPlatform.wallClockMicroseconds / 1000)
        self.registers = registers
    }

    /// Time since the start.
    var now: Duration { HostPlatform.monotonicNow - start }

    var utcMilliseconds: Int64 { clock.utcMilliseconds(at: now) }

    func setTime(utcMilliseconds: Int64) {
        clock.set(utcMilliseconds: utcMilliseconds, at: now)
        onTimeSet?()
    }

    func index(ofRegister name: String) -> Int? { registers.index(of: name) }
    func value(at index: Int) -> Double { registers.value(at: index) }
    func setValue(_ value: Double, at index: Int) { registers.setValue(value, at: index) }

    /// Puts another bank in place, with the values of the registers that both have.
    func replace(_ bank: RegisterBank) {
        bank.adopt(registers)
        registers = bank
    }
}
