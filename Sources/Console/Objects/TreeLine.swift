import COSEM
import DLMSWire
import TerminalKit

/// One row of the object tree.
enum TreeLine {
    static func make(_ node: ObjectNode, in meter: LivingMeter, _ tree: ObjectTree) -> StyledLine {
        switch node {
        case .device(let sap): StyledLine("\(sap) \(meter.device(sap)?.name ?? "")", .title)
        case .medium(_, let medium): StyledLine(medium.name, .title)
        case .kind(_, let group):
            StyledLine(group.kind.name, .title) + StyledLine(" \(tree.count(below: node))", .dim)
        case .object(let id): meter.object(id).map(line) ?? StyledLine("\(id.instance)", .dim)
        }
    }

    /// `*1.0.1.8.0.255 +A Active energy import`
    private static func line(_ object: LivingObject) -> StyledLine {
        var line = StyledLine(String(mark(of: object) ?? " "), .changed)
        line.append("\(object.instance) ", .value)
        if let symbol = OBISNames.symbol(of: object.instance) { line.append("\(symbol) ", .unit) }
        line.append(object.name)
        return line
    }

    /// `+` for an object that was added, `*` for one that was changed.
    static func mark(of object: LivingObject) -> Character? {
        if object.isAdded { return "+" }
        return object.interfaceClass.attributes.contains { object.isModified(attribute: $0.id) } ? "*" : nil
    }
}
