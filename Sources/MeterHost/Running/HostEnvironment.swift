import COSEM
import DLMSSecurity
import DLMSServer
import DLMSWire
import MeterDefinition

/// Time and registers of a running meter, as its objects see them.
final class HostEnvironment: MeterEnvironment {
    let registers: RegisterBank
    var clock: MeterClock
    private(set) var simulation: LoadSimulation?
    private let time: HostTime
    private let callbacks: [String: @Sendable () -> DataValue]
    /// Minutes from the meter's local time to UTC: tariffs and the shape of the day go by local time.
    private var deviation: Int64
    /// Meter time and time since the start, both in milliseconds, of the last step of the simulation.
    private var lastStep: Int64
    /// Made when the past is asked for, and kept until the next step.
    private var history: LoadHistory?

    init(_ definition: LoadedDefinition, options: MeterOptions, time: HostTime, previous: HostEnvironment? = nil) {
        let template = definition.template
        registers = RegisterBank(template.registers)
        if let previous { registers.adopt(previous.registers) }
        (self.time, callbacks) = (time, options.callbacks)
        clock = previous?.clock ?? MeterClock(utcMilliseconds: time.milliseconds, at: time.now)
        deviation = template.timeZone
        lastStep = clock.utcMilliseconds(at: time.now)
        simulation = definition.simulation.map { LoadSimulation($0, seed: options.seed, bank: registers) }
        step(elapsed: 0)
    }

    var utcMilliseconds: Int64 { clock.utcMilliseconds(at: time.now) }

    func setTime(utcMilliseconds: Int64) {
        clock.set(utcMilliseconds: utcMilliseconds, at: time.now)
        lastStep = utcMilliseconds
    }

    let crypto: (any CryptoProvider)? = SwiftCryptoProvider()
    let certificates: (any CertificateProvider)? = SwiftCryptoProvider()

    func index(ofRegister name: String) -> Int? { registers.index(of: name) }
    func value(at index: Int) -> Double { registers.value(at: index) }
    func setValue(_ value: Double, at index: Int) { registers.setValue(value, at: index) }
    func value(ofCallback name: String) -> DataValue? { callbacks[name]?() }
}

// MARK: - Simulation

extension HostEnvironment {
    /// Moves ramps and, as often as the definition says, the simulation. Called every second.
    /// - Parameter deviation: minutes from local time to UTC.
    func advance(deviation: Int64) {
        registers.advanceRamps(to: time.now)
        self.deviation = deviation
        let elapsed = utcMilliseconds - lastStep
        guard let simulation, elapsed >= Int64(simulation.shape.simulation.interval) * 1000 else { return }
        lastStep += elapsed
        step(elapsed: Double(elapsed) / 1000)
    }

    private func step(elapsed: Double) {
        history = nil
        simulation?.step(registers, at: localSeconds(lastStep), elapsed: elapsed)
    }

    func value(at index: Int, utcMilliseconds: Int64) -> Double {
        guard let simulation else { return registers.value(at: index) }
        var history = self.history ?? LoadHistory(simulation, now: localSeconds(lastStep))
        self.history = nil
        defer { self.history = history }
        return history.value(ofRegisterAt: index, in: registers, at: localSeconds(utcMilliseconds))
    }

    private func localSeconds(_ utcMilliseconds: Int64) -> Double {
        Double(utcMilliseconds) / 1000 - Double(deviation) * 60
    }
}

extension MeterTemplate {
    /// Attribute `time_zone` of the first Clock: minutes from local time to UTC; 0 without one.
    fileprivate var timeZone: Int64 {
        let clock = logicalDevices.lazy.flatMap(\.objects).first { $0.interfaceClass.id == 8 }
        guard case .value(let octets)? = clock?.attributes.first(where: { $0.id == 3 })?.source,
            case .long(let minutes)? = try? DataValue(octets)
        else { return 0 }
        return Int64(minutes)
    }
}
