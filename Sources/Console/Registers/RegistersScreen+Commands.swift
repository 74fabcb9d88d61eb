import MeterHost
import TerminalKit

extension RegistersScreen {
    static let commandTable: [Command<RegistersScreen>] = [
        Command("edit-register", "i", "e", label: "inject", help: "Set the register until it is released.") {
            screen, _ in screen.askForValue()
        },
        Command("hold-register", "H", label: "hold", help: "Freeze the register at its present value.") { screen, _ in
            screen.perform { .hold(register: $0) }
        },
        Command("release-register", "r", label: "release", help: "Give the register back to the simulation.") {
            screen, _ in screen.perform { .release(register: $0) }
        },
        Command("ramp-register", "R", label: "ramp", help: "Move the register to a value within some seconds.") {
            screen, _ in screen.askForRamp()
        },
        Command("find-register", "/", label: "search", help: "Show registers whose name or OBIS code contains a text.")
        {
            screen, _ in screen.askForSearch()
        },
    ]

    private func perform(_ command: (String) -> MeterCommand) -> Reaction {
        guard let selected else { return .message(.warning("no register is selected")) }
        return .outcome(meter.perform(command(selected.name)))
    }

    private func askForRamp() -> Reaction {
        guard let selected else { return .message(.warning("no register is selected")) }
        let number = "a number like 230.5"
        let isNumber: @Sendable (String) -> String? = { Double($0)?.isFinite == true ? nil : number }
        let fields = [
            FormField("to", Self.plain(selected.value), validate: isNumber),
            FormField("within", "10", hint: "s", validate: isNumber),
        ]
        return .present(
            FormDialog("Ramp \(selected.name)", fields: fields) { [unowned self] values in
                guard let to = Double(values[0]), let seconds = Double(values[1]), seconds > 0 else {
                    return .refused("a time above 0 s", field: 1)
                }
                return .accepted(
                    .outcome(meter.perform(.ramp(register: selected.name, to: to, seconds: seconds))))
            })
    }

    private func askForSearch() -> Reaction {
        var rules = Prompt.Rules()
        rules.changed = { [unowned self] in search = $0 }
        rules.left = { [unowned self] in search = "" }
        return .present(
            Prompt("/", text: search, rules: rules) { [unowned self] text in
                search = text
                return .handled
            })
    }
}
