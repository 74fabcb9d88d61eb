import DLMSWire

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
