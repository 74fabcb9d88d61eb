import COSEM
import DLMSWire
import MeterHost

/// Where an attribute's value comes from, in words.
enum SourceText {
    /// `static`, `⟵ voltage_l1`, `dynamic`.
    static func short(of attribute: UInt8, in object: LivingObject) -> String {
        switch try? object.source(of: attribute) {
        case .value: "static"
        case .register(let binding): "⟵ \(binding.register)"
        case .callback(let name): "⟵ \(name)()"
        case .behaviour: "dynamic"
        case nil: ""
        }
    }

    /// One column: `⟵` for a register or a function of the host, `~` for what the class works out.
    static func sign(of attribute: UInt8, in object: LivingObject) -> String {
        switch try? object.source(of: attribute) {
        case .register, .callback: "⟵"
        case .behaviour: "~"
        case .value, nil: ""
        }
    }

    /// The same with the register's state and how its number is sent.
    static func long(of attribute: UInt8, in object: LivingObject, registers: RegisterBank) -> String {
        let modified = object.isModified(attribute: attribute) ? ", changed since the definition was loaded" : ""
        switch try? object.source(of: attribute) {
        case .value: return "static" + modified
        case .register(let binding): return "dynamic ⟵ " + text(of: binding, registers) + modified
        case .callback(let name): return "dynamic ⟵ the host's function \(name)" + modified
        case .behaviour: return "dynamic, worked out by the class" + modified
        case nil: return "none"
        }
    }

    private static func text(of binding: RegisterBinding, _ registers: RegisterBank) -> String {
        let coding = "sent as \(binding.type.text), divided by 10^\(binding.scaler)"
        guard let index = registers.index(of: binding.register) else {
            return "\(binding.register) (no such register), \(coding)"
        }
        let register = registers.registers[index]
        let value = "\(RegistersScreen.plain(register.value)) \(Unit(register.unit).symbol), \(register.state.word)"
        return "\(binding.register) (\(value)), \(coding)"
    }
}
