import DLMSWire

/// The user_list of an association, which later versions of both classes have.
struct AssociationUsers {
    let view: AssociationView
    /// Number of user_list in the class.
    let attribute: UInt8

    /// Adds a user, encoded.
    /// - Throws: ``ActionResult/otherReason`` when it is there already.
    func add(_ user: Octets) throws(ActionResult) {
        let users = users
        guard !users.contains(user.array) else { throw .otherReason }
        set(users + [user.array])
    }

    /// Takes a user off the list.
    /// - Throws: ``ActionResult/otherReason`` when it is not there.
    func remove(_ user: Octets) throws(ActionResult) {
        let users = users
        guard users.contains(user.array) else { throw .otherReason }
        set(users.filter { $0 != user.array })
    }

    /// current_user: no user is identified when an association is opened, so there is none.
    static func writeNone(into writer: inout ByteWriter) {
        writer.structure(count: 2)
        writer.unsigned(0)
        writer.visibleString(.empty)
    }

    /// The elements of user_list, encoded.
    private var users: [[UInt8]] {
        guard case .array(let users)? = try? view.numbered.value(of: attribute) else { return [] }
        return users.map(\.octets)
    }

    private func set(_ users: [[UInt8]]) {
        let list = encoded { (writer: inout ByteWriter) in
            writer.array(count: users.count)
            for user in users { writer.octets(user) }
        }
        view.keep(list, as: attribute)
    }
}
