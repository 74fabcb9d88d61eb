/// A right that an object states for one association, or for all.
struct ObjectAccess {
    /// Name of the association; nil: all of them.
    var association: String?
    var member: AccessRule.Member
    var grant: AccessRule.Grant
    var place: Place
}
