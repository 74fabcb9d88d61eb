import MeterDefinition
import MeterHost

/// Commands of the meter as a whole: they work on every screen.
let meterCommands: [Command<RunningMeter>] = [
    Command("undo", "u", help: "Take back the last edit or injection.", disabled: readOnly) { meter, _ in
        .outcome(meter.undo())
    },
    Command(
        "save", help: "Write what was changed as a definition that extends the loaded one.",
        arguments: [Argument("FILE", isOptional: true, takesRest: true)], disabled: readOnly
    ) { meter, words in .outcome(meter.perform(.save(path: words.first))) },
    Command("reload", help: "Read the definition again and take its changes in.", disabled: readOnly) { meter, _ in
        .outcome(meter.perform(.reload))
    },
    Command(
        "listen", help: "Open another listener.", arguments: [Argument("URL") { _, _ in ["tcp://127.0.0.1:4059"] }],
        disabled: readOnly
    ) { meter, words in withURL(words[0]) { .outcome(meter.perform(.listen($0))) } },
    Command(
        "unlisten", help: "Close a listener and its connections.",
        arguments: [Argument("URL") { meter, _ in meter.lines.map(\.name) }], disabled: readOnly
    ) { meter, words in withURL(words[0]) { .outcome(meter.perform(.unlisten($0))) } },
    Command(
        "fault", help: "Have frames go wrong on all lines: \(LineFault.pattern); off ends it.",
        arguments: [
            Argument("FAULT", takesRest: true) { _, _ in
                [
                    "drop", "delay 1", "corrupt", "fcs", "truncate", "duplicate", "echo", "nr", "rnr 5", "silence 5",
                    "off",
                ]
            }
        ], disabled: readOnly
    ) { meter, words in
        let words = words.flatMap { $0.split(separator: " ") }.map(String.init)
        if words == ["off"] { return .outcome(meter.perform(.clearFaults)) }
        guard let fault = LineFault(words) else { return .message(.error("expected \(LineFault.pattern)")) }
        return .outcome(meter.perform(.setFault(fault)))
    },
    Command(
        "notify", help: "Tell clients a value without being asked: \(Notification.pattern).",
        arguments: [
            Argument("NOTIFICATION", takesRest: true) { meter, words in
                let isFirst = words.last.map { !$0.contains(" ") } ?? true
                return isFirst ? Notification.Service.allCases.map(\.rawValue) : []
            }
        ], disabled: readOnly
    ) { meter, words in
        let words = words.flatMap { $0.split(separator: " ") }.map(String.init)
        do throws(NotificationFault) {
            return .outcome(meter.perform(.notify(try Notification(words, of: meter.living))))
        } catch {
            return .message(.error(error.description))
        }
    },
    Command(
        "counter", help: "Change an invocation counter of a client: \(CounterChange.pattern).",
        arguments: [
            Argument("CLIENT") { meter, _ in meter.cipheredClients.map { "\($0)" } },
            Argument("CHANGE", takesRest: true) { _, _ in
                ["set 1000", "jump 100", "rewind 1", "freeze", "run", "received 17"]
            },
        ], disabled: readOnly
    ) { meter, words in
        let change = words.dropFirst().flatMap { $0.split(separator: " ") }.map(String.init)
        guard let client = UInt16(words[0]) else {
            return .message(.error("`\(words[0])` is no client SAP; write counter 1 freeze"))
        }
        guard let change = CounterChange(change) else {
            return .message(.error("expected \(CounterChange.pattern)"))
        }
        return .outcome(meter.perform(.counter(client: client, change)))
    },
    Command(
        "inject", help: "Give a register a value until it is released, in its own unit.",
        arguments: [registerName, Argument("VALUE")], disabled: readOnly
    ) { meter, words in
        withNumber(words[1]) { .outcome(meter.perform(.inject(register: words[0], $0))) }
    },
    Command("hold", help: "Freeze a register at its value.", arguments: [registerName], disabled: readOnly) {
        meter, words in
        .outcome(meter.perform(.hold(register: words[0])))
    },
    Command(
        "release", help: "Give a register back to the simulation.", arguments: [registerName], disabled: readOnly
    ) { meter, words in .outcome(meter.perform(.release(register: words[0]))) },
    Command(
        "ramp", help: "Move a register to a value within some seconds.",
        arguments: [registerName, Argument("VALUE"), Argument("SECONDS")], disabled: readOnly
    ) { meter, words in
        withNumber(words[1]) { value in
            withNumber(words[2]) { .outcome(meter.perform(.ramp(register: words[0], to: value, seconds: $0))) }
        }
    },
]

let registerName = Argument<RunningMeter>("REGISTER") { meter, _ in meter.registers.registers.map(\.name) }

/// Why nothing may be changed; nil when it may.
@Sendable func readOnly(_ meter: RunningMeter) -> String? {
    meter.isReadOnly ? "the console is read-only (--readonly)" : nil
}

private func withURL(_ text: String, _ body: (ListenerURL) -> Reaction) -> Reaction {
    do {
        return body(try ListenerURL(text))
    } catch {
        return .message(.error(error.description))
    }
}

private func withNumber(_ text: String, _ body: (Double) -> Reaction) -> Reaction {
    guard let number = Double(text), number.isFinite else {
        return .message(.error("`\(text)` is no number; write 231.5"))
    }
    return body(number)
}

extension Reaction {
    /// Says on the status line what became of a command of the meter.
    static func outcome(_ outcome: CommandOutcome) -> Reaction {
        switch outcome {
        case .done(let text): .message(.good(text))
        case .refused(let text): .message(.error(text))
        }
    }
}
