import DLMSWire

/// Names one object of a meter: logical device, class and logical name.
public struct ObjectID: Hashable, Sendable {
    /// SAP of the logical device.
    public var device: UInt16
    public var classID: UInt16
    public var instance: LogicalName

    public init(device: UInt16, classID: UInt16, instance: LogicalName) {
        (self.device, self.classID, self.instance) = (device, classID, instance)
    }
}

extension ObjectID: CustomStringConvertible {
    /// `1/3/1.0.1.8.0.255`: SAP, class and OBIS code.
    public var description: String { "\(device)/\(classID)/\(instance)" }
}
