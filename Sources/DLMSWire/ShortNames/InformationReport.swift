/// The server reports values of variables by short name, without being asked.
///
/// - Spec: IEC 62056-5-3, InformationReportRequest
public struct InformationReport {
    /// A GeneralizedTime, as text.
    public var currentTime: Octets?
    public var variables: WireList<VariableAccess>
    public var values: WireList<EncodedData>

    public init(currentTime: Octets? = nil, variables: WireList<VariableAccess>, values: WireList<EncodedData>) {
        (self.currentTime, self.variables, self.values) = (currentTime, variables, values)
    }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.informationReportRequest.rawValue, "information-report-request")
        currentTime = try reader.isPresent("current-time") ? try reader.counted("current-time") : nil
        variables = try WireList(from: &reader, "list-of-variable-access-specification")
        values = try WireList(from: &reader, "list-of-data")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.informationReportRequest.rawValue)
        writer.u8(currentTime == nil ? 0 : 1)
        if let currentTime { writer.counted(currentTime) }
        variables.encode(into: &writer)
        values.encode(into: &writer)
    }
}
