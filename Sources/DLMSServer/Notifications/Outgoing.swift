import DLMSWire

/// How an APDU that nobody asked for goes to a client.
public struct Outgoing: Hashable, Sendable {
    public var client: UInt16
    public var server: UInt16
    /// Goes out before others that wait.
    public var isUrgent = false
    /// A DataNotification that the client confirms; nil for APDUs that are sent and forgotten.
    public var confirmation: Confirmation?
    /// Blocks that go out before the client acknowledges, 1 to 63, where the APDU is too long for one; 0 when it
    /// acknowledges nothing.
    public var window: UInt8 = 0

    /// How long a confirmation is waited for, and how often the APDU is sent again without one.
    public struct Confirmation: Hashable, Sendable {
        public var timeout: Duration
        public var repetitions: UInt8

        public init(timeout: Duration = .seconds(10), repetitions: UInt8 = 2) {
            (self.timeout, self.repetitions) = (timeout, repetitions)
        }
    }

    public init(client: UInt16, server: UInt16) { (self.client, self.server) = (client, server) }
}

/// What became of an outgoing APDU.
public enum OutgoingResult: Equatable, Sendable {
    case sent
    case confirmed
    /// Sent as often as was allowed, and never confirmed or acknowledged.
    case notConfirmed
    /// Longer than the client takes, and it does not know general blocks.
    case tooLong(length: Int, limit: Int)
}

/// Why an APDU was not taken into the queue.
public enum OutgoingFault: Error, Equatable, Sendable {
    /// As many APDUs as may wait do.
    case tooMany(limit: Int)
    case noRoom(length: Int, room: Int)
    /// The client's association does not have the service of an APDU with this tag.
    case notNegotiated(tag: UInt8, granted: Conformance)
}

/// What the client can take now.
public struct OutgoingLimits: Equatable, Sendable {
    /// Longest APDU, in octets.
    public var size: Int
    /// Whether longer ones go in general blocks.
    public var hasBlocks: Bool

    public init(size: Int, hasBlocks: Bool) { (self.size, self.hasBlocks) = (size, hasBlocks) }
}
