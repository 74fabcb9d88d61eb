import COSEM

/// An association as the definition states it.
struct AssociationDefinition {
    var template: AssociationTemplate
    /// Version of its Association LN or SN object; nil for the usual one.
    var version: UInt8?
    var rules: [AccessRule]
    /// Where its client stands.
    var place: Place
}
