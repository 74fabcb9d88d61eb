import DLMSServer
import DLMSWire

/// A meter as its definition fixed it: immutable, and shared by every meter made from it.
public struct MeterTemplate: Sendable {
    public var identity: MeterIdentity
    /// Logical devices by SAP; the first is the management logical device.
    public var logicalDevices: [LogicalDeviceTemplate]
    public var registers: [RegisterTemplate]
    public var buffers: BufferSizes

    public init(
        identity: MeterIdentity, logicalDevices: [LogicalDeviceTemplate], registers: [RegisterTemplate] = [],
        buffers: BufferSizes = BufferSizes()
    ) {
        (self.identity, self.logicalDevices) = (identity, logicalDevices)
        (self.registers, self.buffers) = (registers, buffers)
    }
}

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

/// One logical device of a meter.
public struct LogicalDeviceTemplate: Sendable {
    public var sap: UInt16
    public var name: String
    /// In the order of the definition: an offer's index is its place here.
    public var associations: [AssociationTemplate]
    public var objects: [ObjectTemplate]

    public init(sap: UInt16, name: String, associations: [AssociationTemplate], objects: [ObjectTemplate]) {
        (self.sap, self.name, self.associations, self.objects) = (sap, name, associations, objects)
    }
}

/// One association that the definition offers.
public struct AssociationTemplate: Sendable {
    /// `public`, `reader`, `bench`.
    public var name: String
    public var offer: AssociationOffer
    /// LLS password or HLS secret; nil for the lowest level.
    public var secret: [UInt8]?

    public init(name: String, offer: AssociationOffer, secret: [UInt8]? = nil) {
        (self.name, self.offer, self.secret) = (name, offer, secret)
    }
}

/// One COSEM object.
public struct ObjectTemplate: Sendable {
    public var interfaceClass: InterfaceClass
    public var instance: LogicalName
    /// Display name: the definition's, else the OBIS code's.
    public var name: String
    /// One for each attribute of the class, in its order.
    public var attributes: [AttributeTemplate]
    public var methods: [MethodTemplate]

    public init(
        interfaceClass: InterfaceClass, instance: LogicalName, name: String, attributes: [AttributeTemplate],
        methods: [MethodTemplate]
    ) {
        (self.interfaceClass, self.instance, self.name) = (interfaceClass, instance, name)
        (self.attributes, self.methods) = (attributes, methods)
    }
}

/// One attribute of one object.
public struct AttributeTemplate: Sendable {
    public var id: UInt8
    public var source: AttributeSource
    /// Right of each association of the logical device, in their order.
    public var access: [AttributeAccess]

    public init(id: UInt8, source: AttributeSource, access: [AttributeAccess]) {
        (self.id, self.source, self.access) = (id, source, access)
    }
}

/// One method of one object.
public struct MethodTemplate: Sendable {
    public var id: UInt8
    public var access: [MethodAccess]

    public init(id: UInt8, access: [MethodAccess]) { (self.id, self.access) = (id, access) }
}

/// Where an attribute's value comes from.
public enum AttributeSource: Hashable, Sendable {
    /// Static: the value itself, as encoded `Data`.
    case value([UInt8])
    /// Dynamic: a register of the bank, encoded as `type` after division by 10^`scaler`.
    case register(RegisterBinding)
    /// Dynamic: a function of the program that runs the meter, by the name it was given.
    case callback(String)
    /// Dynamic: the object's own behaviour gives it (a clock's time, a profile's buffer, an object list).
    case behaviour
}

/// How an attribute shows a register.
public struct RegisterBinding: Hashable, Sendable {
    public var register: String
    public var type: DataTag
    /// The value sent is the register's value divided by 10^scaler.
    public var scaler: Int8

    public init(register: String, type: DataTag, scaler: Int8) {
        (self.register, self.type, self.scaler) = (register, type, scaler)
    }
}

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

/// Bounds of a meter's memory; they cap what is negotiated.
public struct BufferSizes: Hashable, Sendable {
    /// Longest APDU received and sent, in octets, 64 to 65535.
    public var receiveAPDU = 1024
    public var sendAPDU = 1024
    /// HDLC information field length, 32 to 2030 octets, and window, 1 to 7 frames.
    public var hdlcInformationLength = 128
    public var hdlcWindow = 1
    /// Octets of an APDU sent in blocks that are put together at most.
    public var reassembly = 65536
    /// Outgoing APDUs that may wait on a line.
    public var queue = 16

    public init() {}
}
