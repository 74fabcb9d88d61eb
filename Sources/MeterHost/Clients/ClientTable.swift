/// The connections of the meter: all that are open, and the last that were closed.
///
/// Used on the meter's event loop only.
public final class ClientTable {
    /// Closed connections kept, so that a refusal can still be read after the client has gone.
    public static let closedLimit = 50
    /// Open ones, then closed ones; the newest last in each part.
    public var connections: [ClientConnection] {
        open.values.sorted { $0.link < $1.link } + closed
    }
    public var openCount: Int { open.count }
    private(set) var open: [UInt32: ClientConnection] = [:]
    private var closed: [ClientConnection] = []

    public subscript(link: UInt32) -> ClientConnection? { open[link] }

    func add(_ connection: ClientConnection) { open[connection.link] = connection }

    func close(_ connection: ClientConnection, at time: Int64, because reason: String) {
        connection.closed = (time, reason)
        connection.associations = []
        open[connection.link] = nil
        closed.append(connection)
        if closed.count > Self.closedLimit { closed.removeFirst() }
    }
}
