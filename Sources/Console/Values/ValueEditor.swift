import COSEM
import DLMSWire
import TerminalKit

/// Opens the dialog that suits a value: a form for what fits into one, a list of elements for the rest.
struct ValueEditor {
    let title: String
    let subject: ValueSubject
    /// Lines above the fields.
    var note: [StyledLine] = []
    /// A secret begins empty instead of with what it is now.
    var hidesValue = false
    /// Takes the value, or says what is wrong with it.
    let commit: (DataValue) -> Outcome

    enum Outcome {
        case accepted(Reaction)
        case refused(String)
        case mismatch(TypeMismatch)
    }

    func dialog(for value: DataValue) -> any Dialog {
        let shown = hidesValue ? subject.type.alternativeByTag(for: value).emptyValue : value
        guard let form = ValueForm(shown, of: subject), !form.fields.isEmpty else {
            return ElementsDialog(title, shown, of: subject.as(typeOf: shown), commit: commit)
        }
        return FormDialog(title, note: note, fields: form.fields) { texts in
            do throws(InputFault) {
                return outcome(try form.value(from: texts), form)
            } catch {
                return .refused(error.message, field: error.field)
            }
        }
    }

    private func outcome(_ value: DataValue, _ form: ValueForm) -> FormDialog.Outcome {
        switch commit(value) {
        case .accepted(let reaction): .accepted(reaction)
        case .refused(let reason): .refused(reason)
        case .mismatch(let mismatch): .refused(mismatch.description, field: form.field(of: mismatch))
        }
    }

    /// Asks which type the value shall have, then opens the dialog for an empty value of it.
    func typeDialog(for value: DataValue) -> any Dialog {
        let types = subject.type.choices
        let current = types.firstIndex(of: subject.type.alternativeByTag(for: value)) ?? 0
        let names = types.map { StyledLine($0.description) }
        return ChooseDialog("Type of \(subject.label)", names, selected: current) { [self] choice in
            .present(dialog(for: types[choice].emptyValue))
        }
    }
}

extension TypeExpression {
    /// The types that somebody may choose from; one where the standard leaves no choice.
    var choices: [TypeExpression] {
        self == .any
            ? TypeExpression.simpleValue.alternatives + [.simple(.array), .simple(.structure)] : alternatives
    }
}
