import COSEM
import DLMSWire
import MeterHost
import TerminalKit

// Text for the clipboard.
extension ObjectsScreen {
    /// Asks in which form the selected object is copied.
    func askForCopy() -> Reaction {
        guard let object else { return .handled }
        var forms = [("OBIS code", object.instance.description)]
        if case .attribute(let attribute)? = row {
            forms.append((attribute.name, valueText(of: attribute, in: object)))
        }
        forms.append(("object as text", text(of: object)))
        return .present(
            ChooseDialog("Copy", forms.map { StyledLine($0.0) }) { choice in
                .copy(forms[choice].1, saying: Notice("\(forms[choice].0) copied"))
            })
    }

    /// A line for each attribute and method, under the object's heading.
    func text(of object: LivingObject) -> String {
        let attributes = object.interfaceClass.attributes.map { attribute in
            "  \(attribute.id)  \(attribute.name): \(valueText(of: attribute, in: object))"
        }
        let methods = object.interfaceClass.methods.map { "  \($0.id)) \($0.name)" }
        return (["\(object.instance) \(object.name), \(object.interfaceClass)"] + attributes + methods)
            .joined(separator: "\n")
    }

    private func valueText(of attribute: InterfaceClass.Attribute, in object: LivingObject) -> String {
        guard !isMasked(attribute) else { return Redaction.mask }
        do {
            let value = try object.value(of: attribute.id)
            return object.text(of: value, attribute: attribute.id, limit: .max).description
        } catch {
            return error.description
        }
    }
}
