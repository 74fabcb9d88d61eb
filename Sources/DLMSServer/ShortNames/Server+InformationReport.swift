import DLMSWire

/// Reporting values by short name, without being asked.
///
/// - Spec: IEC 62056-5-3, InformationReport service
extension Server where Application: ~Copyable {
    /// Writes an InformationReport with values of attributes that `peer` may read.
    /// - Parameters:
    ///   - currentTime: a GeneralizedTime, as text; nil to leave it out.
    /// - Throws: the refusal of the first value that cannot be given, or the reason why nothing can be reported; then
    ///   nothing is written.
    public mutating func writeInformationReport(
        of attributes: some Collection<AttributeDescriptor>, currentTime: Octets? = nil, for peer: Peer,
        into writer: inout ByteWriter
    ) throws(Refusal) {
        let start = writer.position
        do throws(Refusal) {
            try admit(.informationReport, .informationReportRequest, for: peer)
            writer.u8(APDUTag.informationReportRequest.rawValue)
            writer.u8(currentTime == nil ? 0 : 1)
            if let currentTime {
                writer.length(currentTime.count)
                writer.octets(currentTime)
            }
            writer.length(attributes.count)
            for attribute in attributes { try shortName(of: attribute, for: peer).encode(into: &writer) }
            writer.length(attributes.count)
            for attribute in attributes {
                try read(AttributeReference(attribute), snapshot: 0, for: peer, into: &writer)
            }
        } catch {
            writer.rewind(to: start)
            throw error
        }
    }

    private mutating func shortName(
        of attribute: AttributeDescriptor, for peer: Peer
    ) throws(Refusal) -> VariableAccess {
        let object = try find(attribute, for: peer, .read)
        guard let name = application.shortName(ofAttribute: UInt8(bitPattern: attribute.attribute), of: object) else {
            throw .access(.objectUndefined, because: .undefinedShortName(0))
        }
        return .variableName(name)
    }
}
