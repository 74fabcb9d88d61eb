/// The server pushes a value without being asked.
///
/// - Spec: IEC 62056-5-3, Data-Notification
public struct DataNotification {
    public var invokeID: LongInvokeIDAndPriority
    public var dateTime: DateTime?
    public var body: EncodedData

    public init(invokeID: LongInvokeIDAndPriority, dateTime: DateTime? = nil, body: EncodedData) {
        (self.invokeID, self.dateTime, self.body) = (invokeID, dateTime, body)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.dataNotification.rawValue, "data-notification")
        invokeID = try LongInvokeIDAndPriority(from: &reader)
        dateTime = try reader.optionalDateTime("date-time")
        body = try EncodedData(from: &reader, "notification-body")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.dataNotification.rawValue)
        invokeID.encode(into: &writer)
        writer.optionalDateTime(dateTime)
        body.encode(into: &writer)
    }
}

/// The client has taken a DataNotification.
///
/// - Spec: IEC 62056-5-3, Data-Notification-Confirm
public struct DataNotificationConfirm {
    public var invokeID: LongInvokeIDAndPriority
    public var dateTime: DateTime?

    public init(invokeID: LongInvokeIDAndPriority, dateTime: DateTime? = nil) {
        (self.invokeID, self.dateTime) = (invokeID, dateTime)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.dataNotificationConfirm.rawValue, "data-notification-confirm")
        invokeID = try LongInvokeIDAndPriority(from: &reader)
        dateTime = try reader.optionalDateTime("date-time")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.dataNotificationConfirm.rawValue)
        invokeID.encode(into: &writer)
        writer.optionalDateTime(dateTime)
    }
}
