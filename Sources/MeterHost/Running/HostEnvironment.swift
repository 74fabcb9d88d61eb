import COSEM
import DLMSSecurity
import DLMSServer
import DLMSWire
import MeterDefinition

/// Time and registers of a running meter, as its objects see them.
final class HostEnvironment: MeterEnvironment {
    let registers: RegisterBank
    private(set) var clock: MeterClock
    let engine: LoadEngine
    let memory: (any MeterMemory)?
    private let time: HostTime
    private let callbacks: [String: @Sendable () -> DataValue]
    let crypto: (any CryptoProvider)? = SwiftCryptoProvider()
    let certificates: (any CertificateProvider)? = SwiftCryptoProvider()
    let images: (any ImageStore)?
    /// What was remembered of registers that the definition has not any more.
    let forgotten: [MemoryName]
    /// By register: what its value is remembered as.
    let memoryNames: [MemoryName]

    /// Milliseconds that the meter may lag behind its clock before its time is what it has come to.
    private static let tolerance: Int64 = 10_000

    init(
        _ definition: LoadedDefinition, options: MeterOptions, time: HostTime, memory: (any MeterMemory)? = nil,
        previous: HostEnvironment? = nil
    ) {
        self.memory = memory
        let template = definition.template
        registers = RegisterBank(template.registers)
        let names = registers.registers.map { MemoryName.register($0.name) }
        memoryNames = names
        if let memory, previous == nil { registers.remember(memory) }
        if let previous { registers.adopt(previous.registers) }
        forgotten = memory.map { Self.forget($0, allBut: names) } ?? []
        (self.time, callbacks) = (time, options.callbacks)
        let offset = memory?[.clock].flatMap { Int64(octets: $0) } ?? 0
        clock = previous?.clock ?? Self.clock(options, time, offset: offset)
        engine = LoadEngine(
            registers, definition.simulation, seed: options.seed,
            utcMilliseconds: clock.utcMilliseconds(at: time.now), deviation: template.timeZone)
        images = previous?.images ?? options.imageFolder.map { ImageFiles(folder: $0) }
    }

    /// - Parameter offset: milliseconds that the meter's time was ahead of the host's when it ended last.
    private static func clock(_ options: MeterOptions, _ time: HostTime, offset: Int64) -> MeterClock {
        var clock = MeterClock(utcMilliseconds: options.startTime ?? time.milliseconds + offset, at: time.now)
        clock.setRate(options.clockRate, at: time.now)
        return clock
    }

    /// Meter time that the clock shows: the meter may still have to live through some of it.
    var clockMilliseconds: Int64 { clock.utcMilliseconds(at: time.now) }

    /// While the meter runs fast, or makes up for time that was jumped over, its time is what it has come to: what it
    /// tells and what it has done by then go together.
    var utcMilliseconds: Int64 {
        let now = clockMilliseconds
        return clock.rate > 1 || now - engine.reached > Self.tolerance ? engine.reached : now
    }

    func setTime(utcMilliseconds: Int64) {
        clock.set(utcMilliseconds: utcMilliseconds, at: time.now)
        engine.setTime(utcMilliseconds: utcMilliseconds)
        keepClock(isUrgent: true)
    }

    /// Moves the clock forward; the time in between passes.
    func jump(to utcMilliseconds: Int64) {
        clock.set(utcMilliseconds: utcMilliseconds, at: time.now)
        keepClock(isUrgent: true)
    }

    /// Remembers how far the meter's time is from the host's, which differs all the time while the clock does not run
    /// with the host's.
    func keepClock(isUrgent: Bool = false) {
        guard isUrgent || clock.rate != 1 else { return }
        memory?.keep((clockMilliseconds - time.milliseconds).octets, as: .clock, isUrgent: isUrgent)
    }

    /// - Parameter rate: seconds of meter time per second, at least 0.
    func setRate(_ rate: Double) { clock.setRate(rate, at: time.now) }
}

// MARK: - Registers

extension HostEnvironment {
    func index(ofRegister name: String) -> Int? { registers.index(of: name) }
    func value(at index: Int) -> Double { registers.value(at: index) }

    func setValue(_ value: Double, at index: Int) {
        registers.setValue(value, at: index)
        keep(registerAt: index, isUrgent: true)
    }

    func value(ofCallback name: String) -> DataValue? { callbacks[name]?() }
    func value(at index: Int, utcMilliseconds: Int64) -> Double {
        engine.value(at: index, utcMilliseconds: utcMilliseconds)
    }

    func advance(to utcMilliseconds: Int64, deviation: Int16) {
        engine.advance(to: utcMilliseconds, deviation: Int64(deviation))
    }

    func takeOver(_ index: Int) { engine.takeOver(index) }
    func feed(_ value: Double, at index: Int) { engine.feed(value, at: index) }
    func integral(at index: Int) -> Double? { engine.integral(at: index) }
    func setCounting(_ counts: Bool, at index: Int) { engine.setCounting(counts, at: index) }
    func setSupply(_ isConnected: Bool) { engine.setSupply(isConnected) }
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
