import DLMSWire

/// A named quantity of the register bank.
public struct RegisterTemplate: Hashable, Sendable {
    /// `voltage_l1`.
    public var name: String
    /// Code of the COSEM unit the value is stated in.
    public var unit: UInt8
    public var initial: Double
    /// The OBIS code that is accepted wherever the name is; nil when none shows this register.
    public var instance: LogicalName?

    public init(name: String, unit: UInt8, initial: Double = 0, instance: LogicalName? = nil) {
        (self.name, self.unit, self.initial, self.instance) = (name, unit, initial, instance)
    }
}
