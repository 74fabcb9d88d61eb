import COSEM

/// One row of the inspector: an attribute or a method of the shown object.
enum InspectorRow {
    case attribute(InterfaceClass.Attribute)
    case method(InterfaceClass.Method)

    static func all(of interfaceClass: InterfaceClass) -> [InspectorRow] {
        interfaceClass.attributes.map(InspectorRow.attribute) + interfaceClass.methods.map(InspectorRow.method)
    }

    /// The standard's name.
    var name: String {
        switch self {
        case .attribute(let attribute): attribute.name
        case .method(let method): method.name
        }
    }
}
