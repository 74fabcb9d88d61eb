import COSEM

// Commands on registers.
extension RunningMeter {
    func inject(_ name: String, _ value: Double) throws(CommandFault) -> String {
        guard value.isFinite else { throw CommandFault("\(name): \(value) is no number") }
        return try change(name) { registers.inject($0, value) }
    }

    func hold(_ name: String) throws(CommandFault) -> String { try change(name) { registers.hold($0) } }

    func release(_ name: String) throws(CommandFault) -> String { try change(name) { registers.release($0) } }

    func ramp(_ name: String, _ target: Double, _ seconds: Double) throws(CommandFault) -> String {
        guard target.isFinite, seconds.isFinite, seconds >= 0, seconds <= 1e9 else {
            throw CommandFault("\(name): a ramp goes to a number in 0 or more seconds")
        }
        let text = try change(name) {
            registers.ramp($0, to: target, over: .seconds(seconds), from: environment.engine.elapsed)
        }
        return "\(text) to \(number(target)) in \(number(seconds)) s"
    }

    func script(
        _ name: String, _ points: [RegisterState.Script.Point], repeats: Bool
    ) throws(CommandFault) -> String {
        guard let script = RegisterState.Script(points, start: environment.engine.elapsed, repeats: repeats) else {
            throw CommandFault("\(name): a script is numbers at times from 0 on, each later than the one before")
        }
        return try change(name) { registers.run(script, at: $0) }
    }

    private func change(_ name: String, _ body: (Int) -> Void) throws(CommandFault) -> String {
        let index = try index(ofRegister: name)
        let before = registers.registers[index]
        body(index)
        let after = registers.registers[index]
        let text = "\(before.name): \(text(before)) → \(text(after))"
        undoStack.push(.register(before.name, value: before.value, state: before.state), text)
        return text
    }

    func index(ofRegister name: String) throws(CommandFault) -> Int {
        if let index = registers.index(of: name) { return index }
        let near = registers.suggestions(for: name)
        let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
        throw CommandFault("no register is called \(name)\(hint)")
    }

    private func text(_ register: RegisterBank.Register) -> String {
        "\(number(register.value)) \(Unit(register.unit).symbol) \(register.state.word)"
    }

    /// At most six digits behind the point.
    private func number(_ value: Double) -> String {
        guard value.magnitude < 1e15 else { return "\(value)" }
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
    }
}
