import COSEM
import DLMSWire

/// The registers that objects may name: by their names, or by the OBIS code of the first object that shows them.
struct RegisterDirectory {
    private let templates: [String: RegisterTemplate]
    private var namesByInstance: [LogicalName: String] = [:]
    /// Stands before the OBIS code in the names of registers that objects bring along: the first logical device's have
    /// nothing there.
    var prefix = ""

    init(_ templates: [RegisterTemplate] = []) {
        self.templates = Dictionary(templates.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A register of the definition; nil for one that an object brought along.
    subscript(name: String) -> RegisterTemplate? { templates[name] }

    var names: [String] { templates.keys.sorted() }

    /// Name of the register that `text` means.
    func name(for text: String) -> String? {
        templates[text] != nil ? text : LogicalName(text).flatMap { namesByInstance[$0] }
    }

    /// Name of the register that an object brings along.
    func ownName(of instance: LogicalName) -> String { prefix + instance.description }

    /// Looks through the objects of a logical device for those that name a register with `register:`, at the object or
    /// at its second attribute, so that others may name it by their OBIS codes.
    mutating func note(objects: [YAMLNode]) {
        for node in objects {
            guard let instance = node["obis"]?.scalar.flatMap({ LogicalName($0.text) }),
                namesByInstance[instance] == nil,
                let value = node["class"]?.scalar.flatMap({ Catalogue.named($0.text) })?.attribute(2)
            else { continue }
            let stated = node["register"] ?? node[value.name]?["register"]
            if let name = stated?.scalar?.text, templates[name] != nil {
                namesByInstance[instance] = name
            } else if stated == nil, node[value.name] == nil, value.showsMeasurement, !value.isStatic {
                namesByInstance[instance] = ownName(of: instance)
            }
        }
    }
}

extension InterfaceClass.Attribute {
    /// Whether it holds a value that a register could give, among others: what `register:` of an object is short for.
    var showsMeasurement: Bool {
        guard case .choice = type else { return false }
        return type.alternatives.contains(.simple(.doubleLongUnsigned))
    }
}
