import COSEM
import DLMSWire
import MeterDefinition

extension RunningMeter {
    /// Does what somebody asks by hand, and logs it.
    /// - Returns: what was done ("old → new"), or why it was not.
    @discardableResult
    public func perform(_ command: MeterCommand) -> CommandOutcome {
        let outcome = isReadOnly && command.changesMeter ? .refused("read-only: started with --readonly") : run(command)
        return logged(outcome)
    }

    /// Takes back the last edit or injection; a method cannot be taken back.
    @discardableResult
    public func undo() -> CommandOutcome {
        guard !isReadOnly else { return logged(.refused("read-only: started with --readonly")) }
        guard let last = undoStack.pop() else { return .refused("nothing to undo") }
        do throws(CommandFault) {
            try takeBack(last.step)
            return logged(.done("undone: \(last.text)"))
        } catch {
            return logged(.refused(error.description))
        }
    }

    /// Whether there are edits that no ``MeterCommand/save(path:)`` has written.
    public var hasUnsavedChanges: Bool { undoStack.hasUnsavedEdits }

    private func logged(_ outcome: CommandOutcome) -> CommandOutcome {
        switch outcome {
        case .done(let text): service.record(.command(text))
        case .refused(let reason): service.record(.commandRefused(reason))
        }
        return outcome
    }

    private func run(_ command: MeterCommand) -> CommandOutcome {
        do throws(CommandFault) {
            return .done(try execute(command))
        } catch {
            return .refused(error.description)
        }
    }

    private func execute(_ command: MeterCommand) throws(CommandFault) -> String {
        switch command {
        case .setAttribute(let id, let attribute, let value): try set(id, attribute, value)
        case .setSource(let id, let attribute, let source): try setSource(id, attribute, source)
        case .invoke(let id, let method, let parameter): try invoke(id, method, parameter)
        case .addObject(let template, let device): try add(template, to: device)
        case .copyObject(let id, let instance): try copy(id, to: instance)
        case .removeObject(let id): try remove(id)
        case .inject(let name, let value): try inject(name, value)
        case .hold(let name): try hold(name)
        case .release(let name): try release(name)
        case .ramp(let name, let target, let seconds): try ramp(name, target, seconds)
        case .script(let name, let points, let repeats): try script(name, points, repeats: repeats)
        case .setClockRate(let rate): try setClockRate(rate)
        case .jumpClock(let target): try jumpClock(to: target)
        case .setClock(let time): try setClock(utcMilliseconds: time)
        case .setCondition(let condition, let isPresent): setCondition(condition, isPresent: isPresent)
        case .operate(let id, let connect): try operate(id, connect: connect)
        case .failImage(let id, let failure): try failImage(id, failure)
        case .notify(let notification): try notify(notification)
        case .enqueue(let link, let apdu, let outgoing): try enqueue(link, apdu, outgoing)
        case .setMaxSendPDU(let link, let octets): try setMaxSendPDU(link, octets)
        case .counter(let client, let change): try changeCounter(client, change)
        case .replay(let number): try replay(frame: number)
        case .setFault(let fault): setFault(fault)
        case .clearFaults: clearFaults()
        case .listen(let url): listen(url)
        case .unlisten(let url): try unlisten(url)
        case .save(let path): try save(path)
        case .reload: try reload()
        }
    }
}

/// Why a command was not carried out.
struct CommandFault: Error, CustomStringConvertible {
    /// One line: what is wrong and what would be right.
    let description: String

    init(_ description: String) { self.description = description }
}

extension MeterCommand {
    /// Whether a client could notice: what read-only mode stops.
    var changesMeter: Bool { if case .save = self { false } else { true } }
}
