import COSEM
import DLMSWire
import MeterHost
import TerminalKit

/// The form that binds an attribute to a register: which one, sent as which type, divided by which power of ten.
struct RegisterBindingForm {
    let note: [StyledLine]
    let fields: [FormField]
    private let types: [DataTag]

    init(_ attribute: InterfaceClass.Attribute, of object: LivingObject, registers: RegisterBank) {
        types = Self.types(for: attribute.type)
        let names = registers.registers.map(\.name)
        let present = Self.binding(of: attribute.id, in: object)
        let own = registers.index(of: object.instance).map { names[$0] }
        let value = try? object.value(of: attribute.id)
        let tag = present?.type ?? types.first { $0 == value?.tag } ?? types.first { $0 == .doubleLongUnsigned }
        let scaler = present?.scaler ?? object.scaler ?? 0
        note = [StyledLine("\(object.instance) \(object.name)", .dim)]
        fields = [
            FormField("register", present?.register ?? own ?? names.first ?? "", kind: .choice(names), hint: "← →"),
            FormField("type", (tag ?? types.first)?.text ?? "", kind: .choice(types.map(\.text)), hint: "← →"),
            FormField("scaler", "\(scaler)", hint: "10^n") { Int8($0) == nil ? "a power of ten, -128 to 127" : nil },
        ]
    }

    func binding(from texts: [String]) -> RegisterBinding? {
        guard let type = types.first(where: { $0.text == texts[1] }), let scaler = Int8(texts[2]) else { return nil }
        return RegisterBinding(register: texts[0], type: type, scaler: scaler)
    }

    /// The types among those of the attribute that can show a number.
    static func types(for type: TypeExpression) -> [DataTag] {
        type.choices.compactMap(\.tag).filter { tag in
            tag.integerRange != nil || tag == .float32 || tag == .float64 || tag == .boolean
        }
    }

    private static func binding(of attribute: UInt8, in object: LivingObject) -> RegisterBinding? {
        guard case .register(let binding)? = try? object.source(of: attribute) else { return nil }
        return binding
    }
}

extension LivingObject {
    /// The power of ten in the object's scaler_unit; nil without one.
    fileprivate var scaler: Int8? {
        guard let attribute = interfaceClass.attributes.first(where: { $0.type == .scalerUnit }),
            case .structure(let parts)? = try? value(of: attribute.id), case .integer(let scaler)? = parts.first
        else { return nil }
        return scaler
    }
}
