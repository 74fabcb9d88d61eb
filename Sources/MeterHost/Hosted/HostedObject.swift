import DLMSServer
import DLMSWire

/// One COSEM object of a ``HostedMeter``, given by closures.
public struct HostedObject {
    public var classID: UInt16
    public var version: UInt8
    public var instance: LogicalName
    /// Attributes from 2 on; attribute 1, the logical name, is there by itself.
    public var attributes: [Attribute]
    public var methods: [Method]

    /// - Parameter instance: as text, `1.0.1.8.0.255`.
    /// - Precondition: `instance` is an OBIS code.
    public init(
        classID: UInt16, version: UInt8 = 0, _ instance: String, attributes: [Attribute], methods: [Method] = []
    ) {
        guard let name = LogicalName(instance) else { preconditionFailure("'\(instance)' is no OBIS code") }
        (self.classID, self.version, self.instance) = (classID, version, name)
        (self.attributes, self.methods) = (attributes, methods)
    }

    /// An attribute, from 2 on.
    public struct Attribute {
        public var id: UInt8
        /// Asked each time a client reads; nil when nobody may.
        public var read: (() throws -> DataValue)?
        /// Called with what a client writes; nil when nobody may.
        public var write: ((DataValue) throws -> Void)?
        /// Clients (SAPs) that may write; nil for every client that gave a password.
        public var writers: Set<UInt16>?

        public init(
            _ id: UInt8, read: (() throws -> DataValue)? = nil, write: ((DataValue) throws -> Void)? = nil,
            writers: Set<UInt16>? = nil
        ) {
            (self.id, self.read, self.write, self.writers) = (id, read, write, writers)
        }

        /// An attribute that never changes.
        public static func constant(_ id: UInt8, _ value: DataValue) -> Attribute { Attribute(id, read: { value }) }
    }

    /// A method, from 1 on.
    public struct Method {
        public var id: UInt8
        /// Called with the parameter that the client sent, if any; gives the return value, if there is one.
        public var invoke: (DataValue?) throws -> DataValue?
        /// Clients (SAPs) that may invoke it; nil for every client that gave a password.
        public var callers: Set<UInt16>?

        public init(
            _ id: UInt8, callers: Set<UInt16>? = nil, invoke: @escaping (DataValue?) throws -> DataValue?
        ) {
            (self.id, self.callers, self.invoke) = (id, callers, invoke)
        }
    }
}
