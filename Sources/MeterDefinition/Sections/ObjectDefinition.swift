import COSEM

/// An object as the definition states it.
struct ObjectDefinition {
    /// Its rights are still empty: they depend on the associations' rules.
    var template: ObjectTemplate
    /// Attributes that the definition says something about; the others have their defaults.
    var stated: Set<UInt8>
    /// Rights that the object states itself, after the associations' rules.
    var rules: [ObjectAccess]
    /// Where its OBIS code stands.
    var place: Place
    /// Where its base name stands, if it has one.
    var baseNamePlace: Place?
    /// A register of its own that the object needs, as no other was named for its value.
    var register: RegisterTemplate?
}
