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
    Command(
        "script", help: "Have a register follow values by the second: 0=230 60=100 65=230; repeat begins again.",
        arguments: [registerName, Argument("SECOND=VALUE", takesRest: true)], disabled: readOnly
    ) { meter, words in
        var points = rest(words.dropFirst())
        let repeats = points.last == "repeat"
        if repeats { points.removeLast() }
        let script = points.compactMap(scriptPoint)
        guard script.count == points.count else { return .message(.error("expected 0=230 60=100 65=230")) }
        return .outcome(meter.perform(.script(register: words[0], script, repeats: repeats)))
    },
    Command(
        "clock", help: "Run the meter's clock faster (x60), stop it, let time pass (next billing, +3600), or set it.",
        arguments: [Argument("CLOCK", takesRest: true) { _, _ in MeterCommand.clockWords }], disabled: readOnly
    ) { meter, words in
        guard let command = MeterCommand.clock(rest(words[...])) else {
            return .message(
                .error("expected x60, stop, next quarter|hour|midnight|month|billing|dst, +3600, or a date"))
        }
        return .outcome(meter.perform(command))
    },
    Command(
        "condition", help: "Bring about what happens to the grid or the meter; off behind it ends it.",
        arguments: [Argument("CONDITION", takesRest: true) { _, _ in GridCondition.names }], disabled: readOnly
    ) { meter, words in
        var words = rest(words[...])
        let ends = words.last == "off"
        if ends { words.removeLast() }
        guard let condition = GridCondition(words) else {
            return .message(.error("expected one of \(GridCondition.names.joined(separator: ", "))"))
        }
        return .outcome(meter.perform(.setCondition(condition, !ends)))
    },
    Command(
        "relay", help: "Operate the first disconnect control by hand.",
        arguments: [Argument("on|off") { _, _ in ["on", "off"] }], disabled: readOnly
    ) { meter, words in
        guard ["on", "off"].contains(words[0]) else { return .message(.error("expected on or off")) }
        return withFirst(70, meter, "disconnect control") { .operate($0, connect: words[0] == "on") }
    },
    Command(
        "image", help: "Have the next verify or activate of the first image transfer go wrong; none takes it back.",
        arguments: [Argument("verify|activate|busy|none") { _, _ in ["verify", "activate", "busy", "none"] }],
        disabled: readOnly
    ) { meter, words in
        let failure = ImageFailure(rawValue: words[0])
        guard failure != nil || words[0] == "none" else {
            return .message(.error("expected verify, activate, busy or none"))
        }
        return withFirst(18, meter, "image transfer") { .failImage($0, failure) }
    },
]

/// The words of an argument that takes the rest, whether they come as one or as several.
private func rest(_ words: ArraySlice<String>) -> [String] {
    words.flatMap { $0.split(separator: " ") }.map(String.init)
}

private func scriptPoint(_ text: String) -> RegisterState.Script.Point? {
    let parts = text.split(separator: "=").compactMap { Double($0) }
    return parts.count == 2 ? RegisterState.Script.Point(second: parts[0], value: parts[1]) : nil
}

/// Does something to the first object of a class.
private func withFirst(
    _ classID: UInt16, _ meter: RunningMeter, _ name: String, _ command: (ObjectID) -> MeterCommand
) -> Reaction {
    let objects = meter.living.devices.flatMap(\.objects)
    guard let object = objects.first(where: { $0.id.classID == classID }) else {
        return .message(.error("the meter has no \(name)"))
    }
    return .outcome(meter.perform(command(object.id)))
}

private let registerName = Argument<RunningMeter>("REGISTER") { meter, _ in meter.registers.registers.map(\.name) }

/// Why nothing may be changed; nil when it may.
@Sendable private func readOnly(_ meter: RunningMeter) -> String? {
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
