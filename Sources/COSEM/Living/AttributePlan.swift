import DLMSWire

/// Where an attribute's value comes from. The plan's own cases hold nothing that must be counted to be read.
enum AttributePlan {
    /// The class has no attribute of this number.
    case absent
    /// Encoded octets in the plan's constants.
    case constant(offset: Int, count: Int)
    /// Encoded octets that were set while the meter runs.
    case value([UInt8])
    case register(BoundRegister)
    /// Name of a function of the environment.
    case callback(String)
    case behaviour
}
