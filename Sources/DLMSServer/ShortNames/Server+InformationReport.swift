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
        of targets: some Collection<AttributeTarget>, currentTime: Octets? = nil, for peer: Peer,
        into writer: inout ByteWriter
    ) throws(Refusal) {
        let start = writer.position
        do throws(Refusal) {
            guard has(.informationReport, peer) else {
                let granted = peer.context.conformance
                let tag = APDUTag.informationReportRequest.rawValue
                throw Refusal(.none, because: .serviceNotNegotiated(tag: tag, granted: granted))
            }
            writer.u8(APDUTag.informationReportRequest.rawValue)
            writer.u8(currentTime == nil ? 0 : 1)
            if let currentTime {
                writer.length(currentTime.count)
                writer.octets(currentTime)
            }
            writer.length(targets.count)
            for target in targets { try writeName(of: target, for: peer, into: &writer) }
            writer.length(targets.count)
            for target in targets { try writeValue(of: target, for: peer, into: &writer) }
        } catch {
            writer.rewind(to: start)
            throw error
        }
    }

    private func writeName(
        of target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        guard let name = application.shortName(ofAttribute: target.attribute, of: target.object) else {
            throw .access(.objectUndefined, because: .undefinedShortName(0))
        }
        VariableAccess.variableName(name).encode(into: &writer)
    }

    private mutating func writeValue(
        of target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        guard let name = application.shortName(ofAttribute: target.attribute, of: target.object) else { return }
        let variable = VariableAccess.variableName(name)
        let reference = try reference(to: variable, try resolve(variable, for: peer).get(), for: peer)
        try read(reference, snapshot: target.snapshot, for: peer, into: &writer)
    }
}
