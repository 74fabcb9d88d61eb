import COSEM
import DLMSWire

extension RunningMeter {
    /// Takes one change back.
    func takeBack(_ step: UndoStack.Step) throws(CommandFault) {
        do throws(ValueError) {
            switch step {
            case .source(let id, let attribute, let source): try living.object(id)?.setSource(source, of: attribute)
            case .value(let id, let attribute, let value): try living.object(id)?.set(value, attribute: attribute)
            case .time(let shift): shiftClock(by: -shift)
            case .register(let name, let value, let state):
                if let index = registers.index(of: name) { registers.restore(index, value: value, state: state) }
            case .added(let id): try living.remove(id)
            case .removed(let template, let device): try living.add(template, to: device)
            case .barrier(let method): throw .method(.otherReason, name: method)
            }
        } catch {
            throw CommandFault(reason(error, step))
        }
    }

    private func reason(_ error: ValueError, _ step: UndoStack.Step) -> String {
        guard case .barrier(let method) = step else { return "cannot undo: \(error)" }
        return "cannot undo \(method): a method's effects are the object's own; undo again for the change before it"
    }
}
