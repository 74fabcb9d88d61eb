/// Who the meter is.
public struct MeterIdentity: Hashable, Sendable {
    /// What the definition calls the meter: `three-phase`.
    public var name: String
    /// Three upper-case letters of the FLAG association.
    public var manufacturer: String
    /// Decimal digits: `00000001`.
    public var serial: String
    /// Eight octets: the manufacturer's letters, then a number of five octets (the serial's) unless given.
    public var systemTitle: [UInt8]

    public init(name: String, manufacturer: String, serial: String, systemTitle: [UInt8]) {
        (self.name, self.manufacturer) = (name, manufacturer)
        (self.serial, self.systemTitle) = (serial, systemTitle)
    }

    /// COSEM logical device name of the management logical device: `MCS00000001`.
    public var logicalDeviceName: String { manufacturer + serial }
}
