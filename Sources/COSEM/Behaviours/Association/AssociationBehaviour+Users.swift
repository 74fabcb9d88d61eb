import DLMSWire

// user_list, which versions 2 and 3 have.
extension AssociationBehaviour {
    /// Adds a user to the list.
    /// - Throws: ``ActionResult/otherReason`` when it is there already.
    func addUser(_ user: Octets, to view: AssociationView) throws(ActionResult) {
        let users = users(of: view)
        guard !users.contains(user.array) else { throw .otherReason }
        setUsers(users + [user.array], of: view)
    }

    /// Takes a user off the list.
    /// - Throws: ``ActionResult/otherReason`` when it is not there.
    func removeUser(_ user: Octets, from view: AssociationView) throws(ActionResult) {
        let users = users(of: view)
        guard users.contains(user.array) else { throw .otherReason }
        setUsers(users.filter { $0 != user.array }, of: view)
    }

    /// The elements of user_list, encoded.
    private func users(of view: AssociationView) -> [[UInt8]] {
        guard case .array(let users)? = try? view.numbered.value(of: Attribute.userList) else { return [] }
        return users.map(\.octets)
    }

    private func setUsers(_ users: [[UInt8]], of view: AssociationView) {
        let list = encoded { (writer: inout ByteWriter) in
            writer.array(count: users.count)
            for user in users { writer.octets(user) }
        }
        view.keep(list, as: Attribute.userList)
    }
}
