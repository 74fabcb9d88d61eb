import DLMSWire

/// One line about a frame, for lists and filters: made when somebody looks. Secrets are masked.
public struct FrameSummary: Sendable {
    /// The APDU's name in the standard: `get-request-normal`; `octets` when its tag is not known.
    public var service = "octets"
    public var classID: UInt16?
    public var instance: LogicalName?
    /// Attribute or method number.
    public var attribute: Int8?
    /// Value or result, in a few words.
    public var text = ""
    /// A refusal, an error result, or an APDU that cannot be read.
    public var isError = false

    /// Octets of the link header in front of the APDU.
    static let headerSize = WrapperHeader.size

    /// - Parameters:
    ///   - request: summary of the request that this frame answers; gives the response its object.
    ///   - words: puts a value into words, knowing its object; nil for the value as it is.
    public init(
        _ frame: Frame, answering request: FrameSummary? = nil, words: ((DataValue, FrameSummary) -> String?)? = nil
    ) {
        if frame.direction == .sent, let request {
            (classID, instance, attribute) = (request.classID, request.instance, request.attribute)
        }
        frame.octets.withUnsafeBytes { bytes in
            let apdu = Octets(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(Self.headerSize)))
            var reader = APDUSummary(summary: self, words: words)
            reader.read(apdu)
            self = reader.summary
        }
    }
}
