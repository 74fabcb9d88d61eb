import COSEM
import DLMSWire

/// Reads values as the catalogue types them, and says where they are not so.
///
/// A value that the type leaves open (a CHOICE, or any `Data`) may be written `{long-unsigned: 5}`.
struct ValueReader {
    let names: InterfaceClass.ValueNames
    let faults: FaultCollector
    /// Where the value belongs, for faults: `scaler_unit.unit`, `thresholds[2]`.
    private(set) var path: String
    /// Names of the structures' fields around the value, from the outside in.
    private(set) var fields: [String] = []

    init(
        _ path: String, names: InterfaceClass.ValueNames = InterfaceClass.ValueNames(), fields: [String] = [],
        _ faults: FaultCollector
    ) {
        (self.path, self.names, self.fields, self.faults) = (path, names, fields, faults)
    }

    /// - Returns: nil when something is wrong; the faults say what.
    func read(_ node: YAMLNode, as type: TypeExpression) -> DataValue? {
        switch type {
        case .any: readOpen(node, among: Self.anything, type)
        case .choice: readOpen(node, among: type.alternatives, type)
        case .array(let element): readArray(node, of: element)
        case .structure(let types): readStructure(node, types)
        case .simple(let tag, let length, let constant, let content):
            readSimple(node, tag, length: length, constant: constant, content: content)
        }
    }

    /// Reports that something else was expected here.
    func unexpected(_ node: YAMLNode, _ expected: String, suggestion: String? = nil) -> DataValue? {
        faults.report("\(path): expected \(expected), not \(node.summary)", at: node.place, suggestion: suggestion)
        return nil
    }

    func inside(field name: String) -> ValueReader {
        var reader = self
        reader.path += ".\(name)"
        reader.fields.append(name)
        return reader
    }

    func inside(element index: Int) -> ValueReader {
        var reader = self
        reader.path += "[\(index + 1)]"
        return reader
    }

    /// Reads without reporting, to see whether the value suits.
    func attempt(_ node: YAMLNode, as type: TypeExpression) -> DataValue? {
        let trial = FaultCollector()
        var reader = ValueReader(path, names: names, trial)
        reader.fields = fields
        guard let value = reader.read(node, as: type), trial.isEmpty else { return nil }
        return value
    }

    private func readSimple(
        _ node: YAMLNode, _ tag: DataTag, length: Int?, constant: Int?, content: TypeExpression.Content?
    ) -> DataValue? {
        switch tag {
        case .nullData: node.isNull ? .nullData : unexpected(node, "nothing")
        case .boolean: faults.boolean(node, path).map(DataValue.boolean)
        case .float32: faults.number(node, path).map { .float32(Float($0)) }
        case .float64: faults.number(node, path).map(DataValue.float64)
        case .array, .structure: readElements(node, as: tag)
        case .bitString: readBits(node, length: length)
        case .octetString: readOctetString(node, length: length, content: content)
        case .visibleString, .utf8String: readText(node, as: tag, length: length)
        case .dateTime, .date, .time: readDate(node, as: tag)
        case .compactArray: readCompactArray(node)
        default: readNumber(node, as: tag, constant: constant)
        }
    }
}
