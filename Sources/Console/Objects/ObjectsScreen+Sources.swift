import COSEM
import DLMSWire
import MeterHost
import TerminalKit

// Making attributes static or dynamic.
extension ObjectsScreen {
    private enum Wanted: String {
        case value = "static: a value"
        case register = "dynamic: a register"
        case behaviour = "dynamic: worked out by the class"
    }

    /// Switches the attribute, after a question where there is more than one way.
    func changeSource() -> Reaction {
        guard let object, case .attribute(let attribute)? = row else { return .handled }
        let ways = ways(for: attribute, of: object)
        guard let first = ways.first else { return .message(.warning("no register can be shown as \(attribute.type)")) }
        guard ways.count > 1 else { return change(attribute, of: object, to: first) }
        return .present(
            ChooseDialog("Source of \(attribute.name)", ways.map { StyledLine($0.rawValue) }) { [unowned self] choice in
                change(attribute, of: object, to: ways[choice])
            })
    }

    private func ways(for attribute: InterfaceClass.Attribute, of object: LivingObject) -> [Wanted] {
        let source = try? object.source(of: attribute.id)
        var ways: [Wanted] = []
        if case .value? = source {} else { ways.append(.value) }
        if !RegisterBindingForm.types(for: attribute.type).isEmpty { ways.append(.register) }
        if source != .behaviour, object.worksOut(attribute: attribute.id) { ways.append(.behaviour) }
        return ways
    }

    private func change(
        _ attribute: InterfaceClass.Attribute, of object: LivingObject, to wanted: Wanted
    ) -> Reaction {
        switch wanted {
        case .value: askForStaticValue(attribute, of: object)
        case .register: askForRegister(attribute, of: object)
        case .behaviour: .outcome(perform(.setSource(object.id, attribute.id, .behaviour)))
        }
    }

    private func askForStaticValue(_ attribute: InterfaceClass.Attribute, of object: LivingObject) -> Reaction {
        let value = (try? object.value(of: attribute.id)) ?? attribute.emptyValue
        let (id, number) = (object.id, attribute.id)
        let editor = editor(attribute, of: object, value) { [unowned self] value in
            outcome(.setSource(id, number, .value(value.octets)))
        }
        return .present(editor.dialog(for: value))
    }

    private func askForRegister(_ attribute: InterfaceClass.Attribute, of object: LivingObject) -> Reaction {
        guard !meter.registers.registers.isEmpty else { return .message(.warning("the meter has no registers")) }
        let form = RegisterBindingForm(attribute, of: object, registers: meter.registers)
        let (id, number) = (object.id, attribute.id)
        return .present(
            FormDialog("Register of \(attribute.name)", note: form.note, fields: form.fields) { [unowned self] texts in
                guard let binding = form.binding(from: texts) else {
                    return .refused("a power of ten, -128 to 127", field: 2)
                }
                switch outcome(.setSource(id, number, .register(binding))) {
                case .accepted(let reaction): return .accepted(reaction)
                case .refused(let reason): return .refused(reason, field: 0)
                case .mismatch(let mismatch): return .refused(mismatch.description)
                }
            })
    }
}
