import COSEM
import MeterHost

/// Commands that have something happen to the meter: time, the load, the grid, its switch.
let simulationCommands: [Command<RunningMeter>] = [
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
