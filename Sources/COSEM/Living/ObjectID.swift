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
