import COSEM
import TerminalKit

/// What the inspector says about a heading of the tree.
enum NodeSummary {
    static func lines(of node: ObjectNode, in meter: LivingMeter, _ tree: ObjectTree) -> [StyledLine] {
        let count = StyledLine("\(tree.count(below: node)) objects", .dim)
        switch node {
        case .device(let sap): return device(sap, in: meter) + [count]
        case .medium(_, let medium): return [StyledLine(medium.name, .title), count]
        case .kind(_, let group): return [StyledLine("\(group.medium.name): \(group.kind.name)", .title), count]
        case .object: return []
        }
    }

    private static func device(_ sap: UInt16, in meter: LivingMeter) -> [StyledLine] {
        guard let device = meter.device(sap) else { return [] }
        let associations = device.associations.map { association in
            StyledLine("  client \(association.offer.client)", .value) + StyledLine("  \(association.name)")
        }
        return [StyledLine("Logical device \(device.name), SAP \(sap)", .title), "", StyledLine("Associations", .dim)]
            + associations + [""]
    }
}
