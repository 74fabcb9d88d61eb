import COSEM

// Registers over a power failure. What is only momentary comes from the simulation again.
extension HostEnvironment {
    /// Remembers the values that have changed; called every second.
    func keepRegisters() {
        guard memory != nil else { return }
        for index in memoryNames.indices { keep(registerAt: index) }
    }

    func keep(registerAt index: Int, isUrgent: Bool = false) {
        guard let memory else { return }
        let isNeeded = !registers.state(at: index).isFree || !engine.isMomentary(index)
        let octets = isNeeded ? registers.octets(at: index) : nil
        if octets != memory[memoryNames[index]] {
            memory.keep(octets, as: memoryNames[index], isUrgent: isUrgent)
        }
    }

    /// Drops what is remembered of other registers.
    static func forget(_ memory: any MeterMemory, allBut names: [MemoryName]) -> [MemoryName] {
        let known = Set(names)
        let gone = memory.names.filter { $0.isRegister && !known.contains($0) }
        for name in gone { memory.keep(nil, as: name, isUrgent: false) }
        return gone
    }
}

extension RegisterBank {
    /// Takes values back, and what was decided by hand.
    func remember(_ memory: any MeterMemory) {
        for (index, register) in registers.enumerated() {
            guard let octets = memory[.register(register.name)], octets.count == 9,
                let bits = Int64(octets: Array(octets.dropFirst()))
            else { continue }
            let value = Double(bitPattern: UInt64(bitPattern: bits))
            restore(index, value: value, state: octets[0] == 0 ? .simulated : octets[0] == 1 ? .held : .injected)
        }
    }

    /// Who decides the value, and the value: a ramp or a script stays where it was.
    func octets(at index: Int) -> [UInt8] {
        let code: UInt8 =
            switch state(at: index) {
            case .simulated: 0
            case .held: 1
            case .injected, .ramping, .scripted: 2
            }
        return [code] + Int64(bitPattern: value(at: index).bitPattern).octets
    }
}

extension LoadEngine {
    /// Whether a register shows what is, not what has been counted.
    func isMomentary(_ index: Int) -> Bool { simulation?.map.quantities[index]?.isMomentary ?? false }
}

extension Quantity {
    fileprivate var isMomentary: Bool {
        switch self {
        case .voltage, .current, .angle, .frequency, .neutralCurrent, .distortion, .powerFactor, .power: true
        case .disturbances, .disturbedTime, .operatingTime, .energy, .demand: false
        }
    }
}
