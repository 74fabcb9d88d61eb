import COSEM
import DLMSServer
import DLMSWire
import MeterHost
import TerminalKit

extension DetailLines {
    /// Rows of a value that stand directly below it; longer values come last.
    private static let fewRows = 40

    /// What is known of an attribute.
    init(
        _ attribute: InterfaceClass.Attribute, of object: LivingObject, value: Result<DataValue, ValueError>?,
        isMasked: Bool, registers: RegisterBank, width: Int
    ) {
        self.init(width: width)
        addValue(value, of: object, attribute, isMasked: isMasked)
        let rows = isMasked ? nil : (try? value?.get()).map { Self.rows($0, attribute, object) }
        if let rows, rows.count <= Self.fewRows { add(rows) }
        add("source", SourceText.long(of: attribute.id, in: object, registers: registers))
        add("access", object.accessText { object.access(attribute: attribute.id, association: $0)?.text })
        if let range = attribute.range { add("range", "\(range.lowerBound) to \(range.upperBound)") }
        if let note = attribute.note { add("note", note) }
        add("type", attribute.type.description, .type)
        for selector in attribute.selectors.sorted(by: { $0.key < $1.key }) {
            add("selector", "\(selector.key): \(selector.value)")
        }
        addOffset(attribute.shortNameOffset, from: object.template.baseName)
        if let rows { add(rows) }
    }

    private static func rows(
        _ value: DataValue, _ attribute: InterfaceClass.Attribute, _ object: LivingObject
    ) -> ValueRows {
        let isOpen = attribute.type.alternatives.contains(.array(.any))
        return ValueRows(value, of: ValueSubject(attribute), columns: isOpen ? BufferColumns(of: object) : nil)
    }

    private mutating func addValue(
        _ value: Result<DataValue, ValueError>?, of object: LivingObject, _ attribute: InterfaceClass.Attribute,
        isMasked: Bool
    ) {
        switch value {
        case nil: break
        case .success where isMasked: add("value", Redaction.mask + "  :reveal shows it", .secret)
        case .success(let value) where value.elements.isEmpty:
            add("value", object.text(of: value, attribute: attribute.id, limit: .max).description, .value)
        case .success(let value):
            let meaning = object.text(of: value, attribute: attribute.id).meaning.map { ", \($0)" } ?? ""
            add("value", "\(value.tag.text) of \(value.elements.count)\(meaning)", .value)
        case .failure(let error): add("value", error.description, .error)
        }
    }

    /// What is known of a method.
    init(_ method: InterfaceClass.Method, of object: LivingObject, width: Int) {
        self.init(width: width)
        if let effect = method.effect { add("effect", effect) }
        add("parameter", method.parameter.description, .type)
        add("returns", method.returns?.description ?? "nothing", .type)
        add("access", object.accessText { object.access(method: method.id, association: $0)?.text })
        add("standard", method.isMandatory ? "mandatory" : "optional")
        addOffset(method.shortNameOffset, from: object.template.baseName)
    }

    /// The short name itself where the logical device uses short names.
    private mutating func addOffset(_ offset: UInt16, from baseName: UInt16?) {
        let distance = "base_name + " + HexText.text([UInt8(offset >> 8), UInt8(offset & 0xFF)])
        add("short name", baseName.map { "\(CodeNames.shortName($0 &+ offset)), \(distance)" } ?? distance)
    }
}

extension LivingObject {
    /// Associations of the object's logical device with their places.
    var associations: [(association: AssociationTemplate, index: Int)] {
        (device?.associations ?? []).enumerated().map { ($0.element, $0.offset) }
    }

    /// `public none · reader read · bench read_write`
    fileprivate func accessText(_ right: (Int) -> String?) -> String {
        associations.map { "\($0.association.name) \(right($0.index) ?? "none")" }.joined(separator: " · ")
    }
}
