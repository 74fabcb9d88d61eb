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
        public let value: Double
        public let state: RegisterState
    }

    /// What the definition says of each.
    private let templates: [RegisterTemplate]
    /// Values and states lie apart: a step of the simulation looks at many, and at nothing else of them.
    private var values: [Double]
    private var states: [RegisterState]
    private var isFree: [Bool]
    /// Registers that may be on a ramp or follow a script: at least as many as are.
    private var movingCount = 0
    private var indexByName: [String: Int] = [:]
    private var indexByInstance: [LogicalName: Int] = [:]

    public init(_ templates: [RegisterTemplate]) {
        self.templates = templates
        values = templates.map(\.initial)
        states = Array(repeating: .simulated, count: templates.count)
        isFree = Array(repeating: true, count: templates.count)
        for (index, register) in templates.enumerated() {
            indexByName[register.name] = index
            if let instance = register.instance, indexByInstance[instance] == nil { indexByInstance[instance] = index }
        }
    }

    /// All of them as they are now, in the order of the definition.
    public var registers: [Register] {
        templates.indices.map { index in
            let template = templates[index]
            return Register(
                name: template.name, unit: template.unit, instance: template.instance, value: values[index],
                state: states[index])
        }
    }

    /// Place of the register with this name, or with this OBIS code in dotted or printed form.
    public func index(of nameOrCode: String) -> Int? {
        indexByName[nameOrCode] ?? LogicalName(nameOrCode).flatMap { indexByInstance[$0] }
    }

    public func index(of instance: LogicalName) -> Int? { indexByInstance[instance] }

    public func value(at index: Int) -> Double { values[index] }
    public func state(at index: Int) -> RegisterState { states[index] }

    private func setState(_ state: RegisterState, at index: Int) {
        (states[index], isFree[index]) = (state, state.isFree)
    }

    /// Names that look like `name`, nearest first, for an error that helps.
    public func suggestions(for name: String) -> [String] {
        let near = templates.map(\.name).filter {
            $0.contains(name) || name.contains($0) || $0.hasPrefix(name.prefix(3))
        }
        return Array(near.prefix(3))
    }
}

// MARK: - Changing values

extension RegisterBank {
    /// Sets the value and keeps it until ``release(_:)``.
    public func inject(_ index: Int, _ value: Double) {
        values[index] = value
        setState(.injected, at: index)
    }

    /// Keeps the present value until ``release(_:)``.
    public func hold(_ index: Int) { setState(.held, at: index) }

    /// Gives the register back to the simulation, which goes on from the present value where it integrates.
    public func release(_ index: Int) { setState(.simulated, at: index) }

    /// Moves the value in a straight line, then keeps it.
    public func ramp(_ index: Int, to target: Double, over duration: Duration, from now: Duration) {
        guard duration > .zero else { return inject(index, target) }
        movingCount += 1
        setState(
            .ramping(
                .init(from: values[index], to: target, start: now, duration: duration)), at: index)
    }

    /// Sets the value without changing who decides it, as a reset through the protocol does.
    public func setValue(_ value: Double, at index: Int) { values[index] = value }

    /// Puts value and state back to what they were: undo.
    func restore(_ index: Int, value: Double, state: RegisterState) {
        movingCount += 1
        values[index] = value
        setState(state, at: index)
    }

    /// Sets the value if the simulation may.
    func simulate(_ index: Int, _ value: Double) {
        if isFree[index] { values[index] = value }
    }

    /// Has the register follow a script, then keeps its last value.
    func run(_ script: RegisterState.Script, at index: Int) {
        setState(.scripted(script), at: index)
        movingCount += 1
    }

    /// Moves the registers that are on a ramp or follow a script.
    /// - Parameter now: meter time since the start.
    func advanceRamps(to now: Duration) {
        guard movingCount > 0 else { return }
        movingCount = 0
        for index in templates.indices {
            switch states[index] {
            case .ramping(let ramp):
                values[index] = ramp.value(at: now)
                if ramp.isOver(at: now) { setState(.injected, at: index) } else { movingCount += 1 }
            case .scripted(let script):
                if let value = script.value(at: now) { values[index] = value }
                if script.isOver(at: now) { setState(.injected, at: index) } else { movingCount += 1 }
            case .simulated, .held, .injected: break
            }
        }
    }

    /// Takes values and states over from the registers of the same name, when a definition is loaded again.
    func adopt(_ previous: RegisterBank) {
        movingCount = previous.movingCount
        for index in templates.indices {
            guard let old = previous.indexByName[templates[index].name] else { continue }
            values[index] = previous.values[old]
            setState(previous.states[old], at: index)
        }
    }
}
