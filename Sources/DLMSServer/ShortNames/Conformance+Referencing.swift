import DLMSWire

/// Which services belong to which way of naming objects; those that belong to both are in both.
///
/// - Spec: IEC 62056-5-3, conformance block
extension Conformance {
    private static let eitherReferencing: Self = [
        .generalProtection, .generalBlockTransfer, .deltaValueEncoding, .blockTransferWithGetOrRead,
        .blockTransferWithSetOrWrite, .multipleReferences, .dataNotification,
    ]

    public static let logicalNames: Self = [
        eitherReferencing, .attribute0SupportedWithSet, .priorityMgmtSupported, .attribute0SupportedWithGet,
        .blockTransferWithAction, .access, .get, .set, .selectiveAccess, .eventNotification, .action,
    ]

    public static let shortNames: Self = [
        eitherReferencing, .read, .write, .unconfirmedWrite, .informationReport, .parameterizedAccess,
    ]
}

extension Conformance {
    /// Bits that are a service by itself, not just a form of one.
    static let services: Self = [.get, .set, .action, .access, .read, .write, .unconfirmedWrite]
}

extension AssociationOffer {
    /// Services of the way in which the association names objects.
    var referencedServices: Conformance { usesShortNames ? .shortNames : .logicalNames }
}
