import COSEM
import DLMSServer
import DLMSWire
import MeterHost
import TerminalKit

/// Everything about one attribute or method of an object, for the pane below the table.
struct DetailLines {
    private static let labelWidth = 11

    private(set) var lines: [StyledLine] = []
    private var rows: ValueRows?
    private let width: Int

    /// - Parameter width: columns in which long lines are broken.
    init(width: Int) { self.width = max(20, width) }

    var count: Int { lines.count + (rows?.count ?? 0) }

    subscript(index: Int) -> StyledLine {
        index < lines.count ? lines[index] : rows?.line(index - lines.count) ?? ""
    }

    /// One entry, its text in as many lines as it needs.
    mutating func add(_ label: String, _ text: String, _ role: Role = .text) {
        for (index, part) in text.wrapped(to: width - Self.labelWidth).enumerated() {
            lines.append(StyledLine(index == 0 ? label : "", .dim).fitted(to: Self.labelWidth) + StyledLine(part, role))
        }
    }

    /// The elements of an array or structure follow at the end.
    mutating func add(_ value: DataValue, of subject: ValueSubject) {
        let rows = ValueRows(value, of: subject)
        if rows.count > 0 { self.rows = rows }
    }
}

extension DetailLines {
    /// What is known of an attribute.
    init(
        _ attribute: InterfaceClass.Attribute, of object: LivingObject, value: Result<DataValue, ValueError>?,
        isMasked: Bool, registers: RegisterBank, width: Int
    ) {
        self.init(width: width)
        addValue(value, of: object, attribute, isMasked: isMasked)
        add("type", attribute.type.description, .type)
        add("source", SourceText.long(of: attribute.id, in: object, registers: registers))
        for (association, index) in object.associations {
            add(
                index == 0 ? "access" : "",
                "\(association.name): \(object.access(attribute: attribute.id, association: index)?.text ?? "none")")
        }
        if let range = attribute.range { add("range", "\(range.lowerBound) to \(range.upperBound)") }
        for selector in attribute.selectors.sorted(by: { $0.key < $1.key }) {
            add("selector", "\(selector.key): \(selector.value)")
        }
        add(
            "short name",
            "base + \(HexText.text([UInt8(attribute.shortNameOffset >> 8), UInt8(attribute.shortNameOffset & 255)]))")
        if let note = attribute.note { add("note", note) }
        if !isMasked, case .success(let value)? = value { add(value, of: ValueSubject(attribute)) }
    }

    private mutating func addValue(
        _ value: Result<DataValue, ValueError>?, of object: LivingObject, _ attribute: InterfaceClass.Attribute,
        isMasked: Bool
    ) {
        switch value {
        case nil: break
        case .success where isMasked: add("value", Redaction.mask + "  :reveal shows it", .secret)
        case .success(let value) where value.elements.isEmpty:
            add("value", object.text(of: value, attribute: attribute.id).description, .value)
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
        for (association, index) in object.associations {
            add(
                index == 0 ? "access" : "",
                "\(association.name): \(object.access(method: method.id, association: index)?.text ?? "none")")
        }
        add(
            "short name",
            "base + \(HexText.text([UInt8(method.shortNameOffset >> 8), UInt8(method.shortNameOffset & 255)]))")
        add("standard", method.isMandatory ? "mandatory" : "optional")
    }
}

extension LivingObject {
    /// Associations of the object's logical device with their places.
    var associations: [(association: AssociationTemplate, index: Int)] {
        (device?.associations ?? []).enumerated().map { ($0.element, $0.offset) }
    }
}
