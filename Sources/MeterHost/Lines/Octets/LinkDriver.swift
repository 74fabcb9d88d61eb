import DLMSWire

/// What makes frames out of a line's octets; driven by an ``OctetConnection``, answers through a ``MeterStation``.
protocol LinkDriver: AnyObject {
    /// The line is open.
    func start(at now: Duration)
    /// Takes octets that came.
    /// - Returns: how many were taken; fewer than all while the station is not ready. Called again with the rest then,
    ///   or with nothing.
    func receive(_ octets: Octets, at now: Duration) -> Int
    /// When ``elapse(at:)`` has something to do, if nothing comes before.
    var nextDeadline: Duration? { get }
    func elapse(at now: Duration)
    /// The meter's objects say something else of the line: that counts from the next connection on.
    func adoptFacts()
    /// The line is gone.
    func close()
    func status(at now: Duration) -> LinkStatus
    /// Whether what comes now is text rather than frames.
    var isText: Bool { get }
}

extension LinkDriver {
    var isText: Bool { false }
}
