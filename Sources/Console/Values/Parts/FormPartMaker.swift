import COSEM
import DLMSWire

/// Makes the part of a form that suits a type and a value.
enum FormPartMaker {
    /// - Returns: nil when a list is inside the value.
    static func part(for value: DataValue, of subject: ValueSubject) -> (any FormPart)? {
        let types = openTypes(of: subject)
        if types.count > 1, let part = choice(value, types, subject) { return part }
        return part(for: value, ofOne: subject.as(typeOf: value))
    }

    /// The types that somebody may choose from; one alone when there is no choice.
    private static func openTypes(of subject: ValueSubject) -> [TypeExpression] {
        subject.type == .any ? TypeExpression.simpleValue.alternatives : subject.type.alternatives
    }

    private static func choice(
        _ value: DataValue, _ types: [TypeExpression], _ subject: ValueSubject
    ) -> (any FormPart)? {
        guard let input = ValueInputs.input(for: subject.as(type(of: value, among: types))) else { return nil }
        let inputs = types.compactMap { type -> (name: String, input: any ValueInput)? in
            guard let input = ValueInputs.input(for: subject.as(type)) else { return nil }
            return (type.description, input)
        }
        let name = type(of: value, among: types).description
        guard let current = inputs.firstIndex(where: { $0.name == name }) else { return nil }
        return ChoicePart(label: subject.label, text: input.text(of: value), inputs: inputs, current: current)
    }

    private static func type(of value: DataValue, among types: [TypeExpression]) -> TypeExpression {
        TypeExpression.choice(types).alternativeByTag(for: value)
    }

    private static func part(for value: DataValue, ofOne subject: ValueSubject) -> (any FormPart)? {
        if case .structure(let elements) = value { return structure(elements, subject) }
        if let bits = BitsPart(value, names: subject.bits) { return bits }
        let simple = subject.type == .any ? subject.as(.simple(value.tag)) : subject
        guard let input = ValueInputs.input(for: simple) else { return nil }
        return text(value, simple.label, (input as? CodeInput)?.including(value) ?? input)
    }

    private static func structure(_ elements: [DataValue], _ subject: ValueSubject) -> (any FormPart)? {
        var parts: [any FormPart] = []
        for (index, element) in elements.enumerated() {
            let field = subject.field(index)
            let isUnit = subject.type == .scalerUnit && index == 1
            let part = isUnit ? unit(element, field) : part(for: element, of: field)
            guard let part else { return nil }
            parts.append(part)
        }
        return StructurePart(parts: parts)
    }

    private static func unit(_ value: DataValue, _ subject: ValueSubject) -> (any FormPart)? {
        let input = CodeInput(names: UnitNames.byCode, tag: .enumeration, hint: "unit")
        return text(value, subject.label, input.including(value))
    }

    private static func text(_ value: DataValue, _ label: String, _ input: any ValueInput) -> TextPart {
        TextPart(label: label, text: input.text(of: value), input: input)
    }
}
