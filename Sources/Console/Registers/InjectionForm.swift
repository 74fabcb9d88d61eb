import COSEM
import MeterHost
import TerminalKit

/// The form that sets a register by hand.
enum InjectionForm {
    static func dialog(_ register: RegisterBank.Register, _ meter: RunningMeter) -> FormDialog {
        let unit = Unit(register.unit).symbol
        let value = RegistersScreen.plain(register.value)
        let field = FormField(
            "value", value, hint: unit, validate: { Double($0)?.isFinite == true ? nil : "a number like 230.5" })
        let note = [
            StyledLine("now  ", .dim) + StyledLine("\(value) \(unit), \(register.state.word)", .value),
            StyledLine(":hold, :release and :ramp \(register.name) do more", .dim),
        ]
        return FormDialog("Inject \(register.name)", note: note, fields: [field]) { values in
            guard let value = Double(values[0]) else { return .refused("a number like 230.5", field: 0) }
            switch meter.perform(.inject(register: register.name, value)) {
            case .done(let text): return .accepted(.message(.good(text)))
            case .refused(let reason): return .refused(reason)
            }
        }
    }
}
