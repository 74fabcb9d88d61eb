import DLMSServer
import DLMSWire

/// One object of a ``MeterPlan``: numbers only, so that reading one copies no reference.
struct ObjectPlan {
    var device: UInt16
    var classID: UInt16
    var version: UInt8
    var instance: LogicalName
    /// Highest attribute number.
    var attributeCount: UInt8
    /// Bit n − 1 is set when the class has a method n.
    var methods: UInt64
    /// Associations of the logical device.
    var associationCount: Int
    /// Places of the object's first attribute and of its first rights in the plan.
    var firstAttribute: Int
    var firstRight: Int
    var isRemoved = false

    /// Highest method number.
    var methodCount: UInt8 { UInt8(64 - methods.leadingZeroBitCount) }
    /// Rights that the object has in all: every attribute, then every method, for each association.
    var rightCount: Int { (Int(attributeCount) + Int(methodCount)) * associationCount }

    func hasMethod(_ id: UInt8) -> Bool { id > 0 && id <= 64 && methods & 1 << UInt64(id &- 1) != 0 }

    /// Place of a right among the object's own.
    func right(attribute: UInt8, association: Int) -> Int { Int(attribute &- 1) &* associationCount &+ association }
    func right(method: UInt8, association: Int) -> Int {
        (Int(attributeCount) &+ Int(method) &- 1) &* associationCount &+ association
    }
}
