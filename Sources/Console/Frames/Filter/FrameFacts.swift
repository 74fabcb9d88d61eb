import DLMSWire
import MeterHost

/// What a filter can ask about one frame.
///
/// A response does not name what it answers; class, instance and attribute are then those of its request.
public struct FrameFacts: Hashable, Sendable {
    /// The APDU's name in the standard: `get-request-normal`.
    public var service: String
    public var classID: UInt16?
    public var instance: LogicalName?
    /// Attribute or method number.
    public var attribute: Int?
    public var isMethod = false
    /// The short name that was asked for, where one was.
    public var shortName: UInt16?
    public var client: UInt16
    public var server: UInt16
    public var line: String
    public var link: UInt32
    public var direction: Frame.Direction
    /// Octets of the frame.
    public var length: Int
    /// A refusal, a result other than success, or octets that could not be read.
    public var isError: Bool
    /// What the frame list says of it: value, result, names.
    public var text: String
    public var isMarked: Bool
    /// It went over the line ciphered; the service and all about it are those of what was inside.
    public var isCiphered = false
    /// What the octets are.
    public var layer = Frame.Kind.wrapper
    /// The meter never answers it: it is for another one, or broken.
    public var isIgnored = false

    public init(
        service: String, classID: UInt16? = nil, instance: LogicalName? = nil, attribute: Int? = nil, client: UInt16,
        server: UInt16, line: String = "", link: UInt32 = 0, direction: Frame.Direction, length: Int = 0,
        isError: Bool = false, text: String = "", isMarked: Bool = false
    ) {
        (self.service, self.classID, self.instance, self.attribute) = (service, classID, instance, attribute)
        (self.client, self.server, self.line, self.link) = (client, server, line, link)
        (self.direction, self.length, self.isError) = (direction, length, isError)
        (self.text, self.isMarked) = (text, isMarked)
    }
}
