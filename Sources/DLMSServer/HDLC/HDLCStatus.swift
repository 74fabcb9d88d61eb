#if !Traits || HDLC || !hasFeature(Embedded)
    /// How a connection is doing, for the screen.
    public struct HDLCStatus: Equatable, Sendable {
        public var peer: HDLCPeer
        public var negotiation: HDLCNegotiation
        /// V(S), the number of the next I frame sent, and V(R), that of the next one expected; modulo 8.
        public var vs: UInt8
        public var vr: UInt8
        /// I frames sent and not acknowledged.
        public var unacknowledged: UInt8
        /// Octets of the response not acknowledged yet, LLC header included.
        public var pending: Int
        /// I frames sent again since the client connected.
        public var retransmissions: UInt32
        /// The client has said RNR.
        public var isPeerBusy: Bool
        /// An FRMR was sent; the client must connect anew.
        public var isRejected: Bool
        public var lastHeard: Duration
    }

    extension HDLCLine {
        /// How many clients can be connected at the same time; their connections are numbered from 0.
        public var connectionLimit: Int { connections.count }

        /// Whether any client is connected.
        public var isConnected: Bool {
            for connection in connections where connection.state != .disconnected { return true }
            return false
        }

        /// How the connection is doing; nil where nobody is connected.
        public func status(of index: Int) -> HDLCStatus? {
            let connection = connections[index]
            guard connection.state != .disconnected else { return nil }
            return HDLCStatus(
                peer: peer(index), negotiation: connection.negotiation, vs: connection.vs, vr: connection.vr,
                unacknowledged: connection.unacknowledged, pending: connection.response &- connection.acknowledged,
                retransmissions: connection.retransmissions, isPeerBusy: connection.isPeerBusy,
                isRejected: connection.state != .connected, lastHeard: connection.lastHeard
            )
        }

        /// When the connection is closed for inactivity, if nothing comes before.
        public func inactivityDeadline(of index: Int) -> Duration? {
            guard connections[index].state != .disconnected, connections[index].inactivityTimeout > 0 else {
                return nil
            }
            return connections[index].lastHeard + .seconds(Int64(connections[index].inactivityTimeout))
        }
    }
#endif
