import COSEM
import DLMSWire
import MeterHost
import TerminalKit

// Values and methods.
extension ObjectsScreen {
    /// What Enter does on the selected row.
    func activate() -> Reaction {
        let name = if case .method? = row { "invoke" } else { "edit" }
        let command = commands.first { $0.record.name == name }
        if let reason = command?.disabledReason() { return .message(.warning("\(name): \(reason)")) }
        return name == "invoke" ? invoke() : edit()
    }

    /// Opens the form for the attribute's value, or for the register that it shows.
    func edit() -> Reaction {
        guard let object, case .attribute(let attribute)? = row else { return .handled }
        if case .register? = try? object.source(of: attribute.id) { return inject() }
        return withEditor(attribute, of: object) { .present($0.dialog(for: $1)) }
    }

    /// Asks for a type first.
    func editType() -> Reaction {
        guard let object, case .attribute(let attribute)? = row else { return .handled }
        return withEditor(attribute, of: object) { .present($0.typeDialog(for: $1)) }
    }

    private func withEditor(
        _ attribute: InterfaceClass.Attribute, of object: LivingObject, _ body: (ValueEditor, DataValue) -> Reaction
    ) -> Reaction {
        let value: DataValue
        do { value = try object.value(of: attribute.id) } catch { return .message(.error("\(error)")) }
        let (id, number) = (object.id, attribute.id)
        let editor = editor(attribute, of: object, value) { [unowned self] new in
            guard new != value else { return .accepted(.message(Notice("\(attribute.name) stays as it is"))) }
            return outcome(.setAttribute(id, number, new))
        }
        return body(editor, value)
    }

    /// An editor whose values the catalogue checks.
    func editor(
        _ attribute: InterfaceClass.Attribute, of object: LivingObject, _ value: DataValue,
        commit: @escaping (DataValue) -> ValueEditor.Outcome
    ) -> ValueEditor {
        let now = isMasked(attribute) ? Redaction.mask : InspectorValue.text(of: value, attribute, in: object)
        var note = [
            StyledLine("\(object.instance) \(object.name)", .dim), StyledLine("now  ", .dim) + StyledLine(now, .value),
        ]
        note += (attribute.note ?? "").wrapped(to: 60).filter { !$0.isEmpty }.map { StyledLine($0, .dim) }
        return ValueEditor(
            title: "Edit \(attribute.name)", subject: ValueSubject(attribute), note: note,
            hidesValue: isMasked(attribute)
        ) { value in
            do throws(TypeMismatch) { try attribute.check(value) } catch { return .mismatch(error) }
            return commit(value)
        }
    }

    /// Does a command from a form: what is refused is said in it, what is done on the status line.
    func outcome(_ command: MeterCommand) -> ValueEditor.Outcome {
        switch perform(command) {
        case .done(let text): .accepted(.message(.good(text)))
        case .refused(let reason): .refused(reason)
        }
    }
}

// MARK: - Registers

extension ObjectsScreen {
    /// The register behind the selected attribute, else the first one that the object shows.
    var boundRegister: String? {
        guard let object else { return nil }
        if case .attribute(let attribute)? = row, let name = object.register(of: attribute.id) { return name }
        return object.interfaceClass.attributes.lazy.compactMap { object.register(of: $0.id) }.first
    }

    /// Opens the form for an injection.
    func inject() -> Reaction {
        guard let name = boundRegister, let index = meter.registers.index(of: name) else {
            return .message(.warning("no register is behind this object"))
        }
        return .present(InjectionForm.dialog(meter.registers.registers[index], meter))
    }
}

extension LivingObject {
    /// The register that an attribute shows; nil when it shows none.
    fileprivate func register(of attribute: UInt8) -> String? {
        guard case .register(let binding)? = try? source(of: attribute) else { return nil }
        return binding.register
    }
}

// MARK: - Methods

extension ObjectsScreen {
    /// Invokes the selected method: at once where it needs to know nothing, after a question where it resets.
    func invoke() -> Reaction {
        guard let object, case .method(let method)? = row else { return .handled }
        let parameter = method.parameter.emptyValue
        guard method.needsNoParameter else { return .present(form(for: method, of: object, parameter)) }
        guard method.name.contains("reset") else { return call(method, of: object, parameter) }
        let effect = method.effect ?? "It cannot be undone."
        return .present(
            ConfirmDialog(
                "Invoke \(method.name)", ["\(object.instance) \(object.name)", effect], verb: "invoke", alsoYes: "x"
            ) { [unowned self] in call(method, of: object, parameter) })
    }

    private func call(
        _ method: InterfaceClass.Method, of object: LivingObject, _ parameter: DataValue
    ) -> Reaction { .outcome(perform(.invoke(object.id, method.id, parameter))) }

    private func form(
        for method: InterfaceClass.Method, of object: LivingObject, _ parameter: DataValue
    ) -> any Dialog {
        let id = object.id
        let note = [StyledLine("\(object.instance) \(object.name)", .dim), StyledLine(method.effect ?? "", .dim)]
        let editor = ValueEditor(
            title: "Invoke \(method.name)", subject: ValueSubject(method), note: note.filter { !$0.text.isEmpty }
        ) { [unowned self] value in
            do throws(TypeMismatch) { try method.check(value) } catch { return .mismatch(error) }
            return outcome(.invoke(id, method.id, value))
        }
        return editor.dialog(for: parameter)
    }
}

extension InterfaceClass.Method {
    /// Whether there is only one value that the parameter can have.
    fileprivate var needsNoParameter: Bool {
        switch parameter {
        case .simple(.nullData, _, _, _): true
        case .simple(_, _, let constant, _): constant != nil
        default: false
        }
    }
}
