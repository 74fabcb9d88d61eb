/// The last events of the meter, in a bounded ring.
///
/// Used on the meter's event loop only.
public final class EventLog {
    /// Events kept at most.
    public let limit: Int
    @exclusivity(unchecked) private var events: [MeterEvent] = []
    /// Number that the next event gets; they count from 1.
    @exclusivity(unchecked) public private(set) var nextNumber = 1
    /// Called for each event, on the event loop: must not block.
    var onAppend: ((MeterEvent) -> Void)?

    /// - Parameter limit: at least 1.
    public init(limit: Int = 10_000) {
        precondition(limit > 0, "a log of no events")
        self.limit = limit
    }

    /// Number of the oldest event kept.
    public var firstNumber: Int { nextNumber - events.count }
    /// Events kept.
    public var count: Int { events.count }

    /// The event with this number; nil when it is not kept any more or not there yet.
    public subscript(number: Int) -> MeterEvent? {
        guard number >= firstNumber, number < nextNumber else { return nil }
        return events[(number - 1) % limit]
    }

    func append(_ event: MeterEvent) {
        var event = event
        event.number = nextNumber
        if events.count < limit { events.append(event) } else { events[(nextNumber - 1) % limit] = event }
        nextNumber += 1
        onAppend?(event)
    }
}
