import DLMSWire
import MeterDefinition

/// How a meter is run: what is not the meter's own.
public struct MeterOptions: Sendable {
    /// Replace the definition's listeners; nil keeps them.
    public var listeners: [ListenerURL]?
    /// Whether a line that cannot be opened is kept and tried again; otherwise it ends the start.
    public var retriesFailedLines = true
    /// Stops changes from the console and from scripts; clients keep their rights.
    public var isReadOnly = false
    /// Folder in which the meter's state is kept; nil for a meter that starts anew each time.
    public var stateFolder: String?
    public var limits = Limits()
    /// How far back profiles are filled at the start, from what the simulation would have shown.
    public var history = Duration.seconds(10 * 86_400)
    /// Of the load simulation: the same seed gives the same day.
    public var seed: UInt64 = 1
    /// Seconds of meter time per second, 0 to 86 400.
    public var clockRate = 1.0
    /// Meter time at the start, in milliseconds since 1970-01-01 UTC; nil for the host's.
    public var startTime: Int64?
    /// Folder of the firmware images that the meter is sent, made when the first one comes; nil keeps them in memory.
    public var imageFolder: String?
    /// Values of the attributes whose source is a `callback:` of the definition, by its name. Called on the meter's
    /// event loop, each time such an attribute is read; they answer at once. An attribute whose callback is missing
    /// answers "temporary failure".
    public var callbacks: [String: @Sendable () -> DataValue] = [:]

    /// Bounds of what the host keeps and allows.
    public struct Limits: Sendable {
        /// Octets and frames of the capture log; at least 65 543 octets.
        public var captureOctets = 32 << 20
        public var captureFrames = 1 << 17
        public var events = 10_000
        /// Connections at once, over all lines.
        public var connections = 2000
        /// Peers remembered on a UDP line.
        public var datagramPeers = 256
        /// A connection on which no association was ever opened is closed when nothing is heard for so long.
        public var unassociatedIdle = Duration.seconds(180)
        /// A connection with an association is closed when nothing is heard for so long.
        public var idle = Duration.seconds(3600)

        public init() {}
    }

    public init() {}
}
