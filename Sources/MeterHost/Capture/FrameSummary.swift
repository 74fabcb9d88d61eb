import DLMSWire

/// One line about a frame, for lists: made when somebody looks.
public struct FrameSummary: Sendable {
    /// The APDU's name in the standard: `get-request-normal`; `octets` when it cannot be read.
    public var service: String
    public var classID: UInt16?
    public var instance: LogicalName?
    /// Attribute or method number.
    public var attribute: Int8?
    /// Value or result, in a few words.
    public var text: String
    public var isError: Bool

    public init(_ frame: Frame) {
        (service, text, isError) = ("octets", hex(frame.octets), false)
    }
}
