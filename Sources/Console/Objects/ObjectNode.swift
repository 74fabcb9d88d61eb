import COSEM

/// A node of the object tree.
enum ObjectNode: Hashable, Sendable {
    case device(UInt16)
    case medium(UInt16, OBISGroup.Medium)
    case kind(UInt16, OBISGroup)
    case object(ObjectID)
}
