import MeterDefinition
import MeterHost
import TerminalKit

/// What can be done to the meter from every screen.
public final class MeterActions {
    let meter: RunningMeter
    let secrets: SecretPolicy

    public init(meter: RunningMeter, secrets: SecretPolicy) { (self.meter, self.secrets) = (meter, secrets) }

    public var commands: [BoundCommand] { Self.table.bound(to: self) }

    /// Carries a command out and says what became of it.
    static func perform(_ command: MeterCommand, on meter: RunningMeter) -> Reaction {
        .message(notice(of: meter.perform(command)))
    }

    /// The line that stays until the next action.
    static func notice(of outcome: CommandOutcome) -> Notice {
        switch outcome {
        case .done(let text): .good(text)
        case .refused(let reason): .error(reason)
        }
    }
}

extension MeterActions {
    static let table: [Command<MeterActions>] = [
        Command("undo", "u", help: "Take back the last edit or injection.") { actions, _ in
            .message(notice(of: actions.meter.undo()))
        },
        Command(
            "inject", help: "Set a register until it is released.", arguments: [register, Argument("VALUE")],
            disabled: readOnly
        ) { actions, words in
            actions.withNumber(words[1]) { .inject(register: words[0], $0) }
        },
        Command(
            "hold", help: "Freeze a register at its present value.", arguments: [register], disabled: readOnly
        ) { actions, words in perform(.hold(register: words[0]), on: actions.meter) },
        Command(
            "release", help: "Give a register back to the simulation.", arguments: [register], disabled: readOnly
        ) { actions, words in perform(.release(register: words[0]), on: actions.meter) },
        Command(
            "ramp", help: "Move a register to a value within some seconds.",
            arguments: [register, Argument("VALUE"), Argument("SECONDS")], disabled: readOnly
        ) { actions, words in
            actions.withNumber(words[2]) { seconds in
                Double(words[1]).map { .ramp(register: words[0], to: $0, seconds: seconds) }
            }
        },
        Command("listen", help: "Open a listener: tcp://HOST:PORT.", arguments: [Argument("URL")]) { actions, words in
            actions.withURL(words[0]) { .listen($0) }
        },
        Command(
            "unlisten", help: "Close a listener and its connections.",
            arguments: [Argument("URL") { actions, _ in actions.meter.lines.map(\.name) }]
        ) { actions, words in actions.withURL(words[0]) { .unlisten($0) } },
        Command(
            "save", help: "Write what changed as a definition that extends the loaded one.",
            arguments: [Argument("FILE", isOptional: true, takesRest: true)]
        ) { actions, words in perform(.save(path: words.first), on: actions.meter) },
        Command("reload", help: "Read the definition's file again and take its changes in.", disabled: readOnly) {
            actions, _ in perform(.reload, on: actions.meter)
        },
        Command("reveal", help: "Show secrets on the screen, or mask them again; never in a file.") { actions, _ in
            actions.secrets.isRevealed.toggle()
            return .message(Notice(actions.secrets.isRevealed ? "secrets are shown" : "secrets are masked", .warning))
        },
    ]

    private static let register = Argument<MeterActions>("NAME") { actions, _ in
        actions.meter.registers.registers.map(\.name)
    }

    @Sendable private static func readOnly(_ actions: MeterActions) -> String? {
        actions.meter.isReadOnly ? "read-only: started with --readonly" : nil
    }

    private func withNumber(_ text: String, _ command: (Double) -> MeterCommand?) -> Reaction {
        guard let number = Double(text), number.isFinite, let command = command(number) else {
            return .message(.error("`\(text)` is no number; write it like 230.5"))
        }
        return Self.perform(command, on: meter)
    }

    private func withURL(_ text: String, _ command: (ListenerURL) -> MeterCommand) -> Reaction {
        do {
            return Self.perform(command(try ListenerURL(text)), on: meter)
        } catch {
            return .message(.error(error.description))
        }
    }
}
