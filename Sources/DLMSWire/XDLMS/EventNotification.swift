/// The server reports that an attribute has a new value.
///
/// - Spec: IEC 62056-5-3, Event-Notification-Request
public struct EventNotification {
    public var time: DateTime?
    public var attribute: AttributeDescriptor
    public var value: EncodedData

    public init(time: DateTime? = nil, attribute: AttributeDescriptor, value: EncodedData) {
        (self.time, self.attribute, self.value) = (time, attribute, value)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.eventNotificationRequest.rawValue, "event-notification-request")
        time = try reader.isPresent("time") ? try reader.optionalDateTime("time") : nil
        attribute = try AttributeDescriptor(from: &reader)
        value = try EncodedData(from: &reader, "attribute-value")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.eventNotificationRequest.rawValue)
        writer.u8(time == nil ? 0 : 1)
        if let time { writer.optionalDateTime(time) }
        attribute.encode(into: &writer)
        value.encode(into: &writer)
    }
}
