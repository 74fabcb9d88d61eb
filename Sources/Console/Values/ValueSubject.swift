import COSEM
import DLMSWire

/// What a value belongs to, as far as it matters for showing and editing it: its type and the names inside it.
struct ValueSubject {
    var type: TypeExpression
    var names: InterfaceClass.ValueNames
    /// Name of the attribute, parameter or field.
    var label: String
    /// Names of the structures' fields around the value, from the outside in.
    var fields: [String] = []
    /// Smallest and largest number allowed.
    var range: ClosedRange<Int>?

    /// Names of the codes of the value itself.
    var codes: [Int: String] { names.codes(at: fields) }
    /// Names of the bits of the value itself.
    var bits: [Int: String] { names.bits(at: fields) }

    /// The same value taken as one of the types that it may have.
    func `as`(_ type: TypeExpression) -> ValueSubject {
        var subject = self
        subject.type = type
        return subject
    }

    /// The type that a value has among those it may have.
    func `as`(typeOf value: DataValue) -> ValueSubject { self.as(type.alternativeByTag(for: value)) }

    /// An element of the structure that `value` is; `index` counts from 0.
    func field(_ index: Int) -> ValueSubject {
        guard case .structure(let types) = type, types.indices.contains(index) else {
            return ValueSubject(type: .any, names: names, label: "[\(index + 1)]", fields: fields)
        }
        let field = types[index]
        return ValueSubject(type: field.type, names: names, label: field.name, fields: fields + [field.name])
    }

    /// An element of the array; `index` counts from 0.
    func element(_ index: Int) -> ValueSubject {
        var element = TypeExpression.any
        if case .array(let type) = type { element = type }
        return ValueSubject(type: element, names: names, label: "[\(index + 1)]", fields: fields)
    }

    /// The element's subject, whether the value is an array or a structure.
    func child(_ index: Int, of value: DataValue) -> ValueSubject {
        if case .structure = value { return field(index) }
        return element(index)
    }

    /// A value in words.
    func text(of value: DataValue, limit: Int = 120) -> ValueText {
        let own = InterfaceClass.ValueNames(
            codes: codes, bits: bits, fieldCodes: names.fieldCodes, fieldBits: names.fieldBits)
        return ValueText(value, type: type, names: own, label: label, limit: limit)
    }
}

extension ValueSubject {
    init(_ attribute: InterfaceClass.Attribute) {
        self.init(type: attribute.type, names: attribute.names, label: attribute.name, range: attribute.range)
    }

    /// The parameter of a method.
    init(_ method: InterfaceClass.Method) {
        self.init(type: method.parameter, names: method.names, label: method.name)
    }
}
