/// What general-ciphering and general-signing begin with; every part may be empty.
///
/// - Spec: IEC 62056-5-3, General-Ciphering and General-Signing
public struct GeneralHeader {
    public var transactionID: Octets
    public var originatorSystemTitle: Octets
    public var recipientSystemTitle: Octets
    public var dateTime: Octets
    public var otherInformation: Octets

    public init(
        transactionID: Octets = .empty, originatorSystemTitle: Octets = .empty, recipientSystemTitle: Octets = .empty,
        dateTime: Octets = .empty, otherInformation: Octets = .empty
    ) {
        (self.transactionID, self.originatorSystemTitle) = (transactionID, originatorSystemTitle)
        (self.recipientSystemTitle, self.dateTime) = (recipientSystemTitle, dateTime)
        self.otherInformation = otherInformation
    }

    init(from reader: inout ByteReader) throws(DecodeError) {
        transactionID = try reader.counted("transaction-id")
        originatorSystemTitle = try reader.counted("originator-system-title")
        recipientSystemTitle = try reader.counted("recipient-system-title")
        dateTime = try reader.counted("date-time")
        #if !hasFeature(Embedded)
            let octets = dateTime
            if octets.count == 12 { reader.explain(text: DateTime(octets: octets).description) }
        #endif
        otherInformation = try reader.counted("other-information")
    }

    /// Octets of the encoded header, when no part is longer than 127.
    public var length: Int {
        5 &+ transactionID.count &+ originatorSystemTitle.count &+ recipientSystemTitle.count &+ dateTime.count
            &+ otherInformation.count
    }

    public func encode(into writer: inout ByteWriter) {
        writer.counted(transactionID)
        writer.counted(originatorSystemTitle)
        writer.counted(recipientSystemTitle)
        writer.counted(dateTime)
        writer.counted(otherInformation)
    }
}
