import DLMSWire

/// A meter as its definition fixed it: immutable, and shared by every meter made from it.
public struct MeterTemplate: Sendable {
    public var identity: MeterIdentity
    /// Logical devices by SAP; the first is the management logical device.
    public var logicalDevices: [LogicalDeviceTemplate]
    public var registers: [RegisterTemplate]
    public var buffers: BufferSizes
    /// Objects of the first logical device in the data readout of IEC 62056-21, in its order; nil for its electricity
    /// registers.
    public var readout: [LogicalName]?

    public init(
        identity: MeterIdentity, logicalDevices: [LogicalDeviceTemplate], registers: [RegisterTemplate] = [],
        buffers: BufferSizes = BufferSizes(), readout: [LogicalName]? = nil
    ) {
        self.readout = readout
        (self.identity, self.logicalDevices) = (identity, logicalDevices)
        (self.registers, self.buffers) = (registers, buffers)
    }
}
