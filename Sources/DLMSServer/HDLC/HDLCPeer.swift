#if !Traits || HDLC || !hasFeature(Embedded)
    /// Whom an APDU on a line comes from, and how.
    public struct HDLCPeer: Equatable, Sendable {
        /// SAP of the client.
        public var client: UInt16
        /// SAP of the logical device.
        public var server: UInt16
        /// Number of the connection on its line, from 0; nil for an APDU in a UI frame from a client that has none.
        public var connection: Int?
        /// Whether the APDU came in a UI frame.
        public var isUnnumbered = false

        public init(client: UInt16, server: UInt16, connection: Int?, isUnnumbered: Bool = false) {
            (self.client, self.server) = (client, server)
            (self.connection, self.isUnnumbered) = (connection, isUnnumbered)
        }
    }
#endif
