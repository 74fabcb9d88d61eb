import COSEM
import DLMSWire
import Foundation

/// A value on one line, as a definition writes it: `[{index: 1, specialday_date: "*-01-01", day_id: 2}]`.
///
/// It is how long values are typed in by hand anywhere else.
public struct ValueNotation {
    private let type: TypeExpression
    private let names: InterfaceClass.ValueNames
    private let fields: [String]

    /// - Parameter fields: names of the structures' fields around the value, from the outside in.
    public init(_ type: TypeExpression, names: InterfaceClass.ValueNames, fields: [String] = []) {
        (self.type, self.names, self.fields) = (type, names, fields)
    }

    public func text(of value: DataValue) -> String {
        ValueWriter(names: names, fields: fields).text(of: value, as: type)
    }

    /// - Throws: every fault; their places count within the text.
    public func value(of text: String) throws(DefinitionFaults) -> DataValue {
        let faults = FaultCollector()
        var parser: YAMLParser
        do throws(Fault) {
            parser = YAMLParser(try DefinitionFile(name: "value", octets: Data(text.utf8)))
        } catch {
            throw DefinitionFaults([error])
        }
        let node = try parser.parse()
        let value = ValueReader("value", names: names, fields: fields, faults).read(node, as: type)
        try faults.finish(file: "value")
        guard let value else { preconditionFailure("a value without a fault was not read") }
        return value
    }
}
