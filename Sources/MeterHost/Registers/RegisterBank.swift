import COSEM
import DLMSWire

/// The meter's named quantities: what dynamic attributes show.
///
/// A register is found by its name or by the OBIS code that shows it. Reading a value by index allocates nothing.
/// Used on the meter's event loop only.
public final class RegisterBank {
    /// One quantity.
    public struct Register: Sendable {
        /// `voltage_l1`.
        public let name: String
        /// Code of the COSEM unit that the value is stated in.
        public let unit: UInt8
        /// The OBIS code that is accepted in place of the name.
        public let instance: LogicalName?
        public internal(set) var value: Double
        public internal(set) var state: RegisterState
    }

    /// In the order of the definition.
    public private(set) var registers: [Register]
    /// Registers that may be on a ramp or follow a script: at least as many as are.
    private var movingCount = 0
    private var indexByName: [String: Int] = [:]
    private var indexByInstance: [LogicalName: Int] = [:]

    public init(_ templates: [RegisterTemplate]) {
        registers = templates.map {
            Register(name: $0.name, unit: $0.unit, instance: $0.instance, value: $0.initial, state: .simulated)
        }
        for (index, register) in registers.enumerated() {
            indexByName[register.name] = index
            if let instance = register.instance, indexByInstance[instance] == nil { indexByInstance[instance] = index }
        }
    }

    /// Place of the register with this name, or with this OBIS code in dotted or printed form.
    public func index(of nameOrCode: String) -> Int? {
        indexByName[nameOrCode] ?? LogicalName(nameOrCode).flatMap { indexByInstance[$0] }
    }

    public func index(of instance: LogicalName) -> Int? { indexByInstance[instance] }

    public func value(at index: Int) -> Double { registers[index].value }
    public func state(at index: Int) -> RegisterState { registers[index].state }

    /// Names that look like `name`, nearest first, for an error that helps.
    public func suggestions(for name: String) -> [String] {
        let near = registers.map(\.name).filter {
            $0.contains(name) || name.contains($0) || $0.hasPrefix(name.prefix(3))
        }
        return Array(near.prefix(3))
    }
}

// MARK: - Changing values

extension RegisterBank {
    /// Sets the value and keeps it until ``release(_:)``.
    public func inject(_ index: Int, _ value: Double) {
        registers[index].value = value
        registers[index].state = .injected
    }

    /// Keeps the present value until ``release(_:)``.
    public func hold(_ index: Int) { registers[index].state = .held }

    /// Gives the register back to the simulation, which goes on from the present value where it integrates.
    public func release(_ index: Int) { registers[index].state = .simulated }

    /// Moves the value in a straight line, then keeps it.
    public func ramp(_ index: Int, to target: Double, over duration: Duration, from now: Duration) {
        guard duration > .zero else { return inject(index, target) }
        movingCount += 1
        registers[index].state = .ramping(
            .init(from: registers[index].value, to: target, start: now, duration: duration))
    }

    /// Sets the value without changing who decides it, as a reset through the protocol does.
    public func setValue(_ value: Double, at index: Int) { registers[index].value = value }

    /// Puts value and state back to what they were: undo.
    func restore(_ index: Int, value: Double, state: RegisterState) {
        movingCount += 1
        registers[index].value = value
        registers[index].state = state
    }

    /// Sets the value if the simulation may.
    func simulate(_ index: Int, _ value: Double) {
        if registers[index].state.isFree { registers[index].value = value }
    }

    /// Has the register follow a script, then keeps its last value.
    func run(_ script: RegisterState.Script, at index: Int) {
        registers[index].state = .scripted(script)
        movingCount += 1
    }

    /// Moves the registers that are on a ramp or follow a script.
    /// - Parameter now: meter time since the start.
    func advanceRamps(to now: Duration) {
        guard movingCount > 0 else { return }
        movingCount = 0
        for index in registers.indices {
            switch registers[index].state {
            case .ramping(let ramp):
                registers[index].value = ramp.value(at: now)
                if ramp.isOver(at: now) { registers[index].state = .injected } else { movingCount += 1 }
            case .scripted(let script):
                if let value = script.value(at: now) { registers[index].value = value }
                if script.isOver(at: now) { registers[index].state = .injected } else { movingCount += 1 }
            case .simulated, .held, .injected: break
            }
        }
    }

    /// Takes values and states over from the registers of the same name, when a definition is loaded again.
    func adopt(_ previous: RegisterBank) {
        movingCount = previous.movingCount
        for index in registers.indices {
            guard let old = previous.indexByName[registers[index].name] else { continue }
            registers[index].value = previous.registers[old].value
            registers[index].state = previous.registers[old].state
        }
    }
}
