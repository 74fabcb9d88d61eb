import DLMSServer
import DLMSWire

// Time.
extension LivingMeter {
    /// Does what is due by now, such as captures of profiles. Call it about every second.
    ///
    /// Time that has passed since the last call is made up for, however much it is: what a meter would have captured
    /// meanwhile is captured. After time was set, call ``timeWasSet()`` instead.
    public func tick() {
        for slot in ticking { behaviours[slot]?.tick(LivingObject(meter: self, slot: slot)) }
    }

    /// The time jumped: periods begin anew, and nothing is made up for.
    public func timeWasSet() {
        for slot in ticking { behaviours[slot]?.timeWasSet(LivingObject(meter: self, slot: slot)) }
    }

    /// Local time of the first logical device's clock; UTC when the meter has none.
    public var localTime: DateTime { clock(ofDevice: devices.first?.sap ?? 0).dateTime(utcMilliseconds) }

    public func dateTime(for peer: Peer) -> DateTime? { clock(ofDevice: peer.server).dateTime(utcMilliseconds) }

    /// Sets the meter's time, as a client or a method of the clock does.
    func setTime(utcMilliseconds: Int64) {
        environment.setTime(utcMilliseconds: utcMilliseconds)
        timeWasSet()
    }

    /// Fills every profile that captures by itself with the rows it would have captured since a moment of UTC, in
    /// milliseconds since 1970-01-01: a meter that is made now has a history then. Registers are asked for their
    /// values of that time (``MeterEnvironment/value(at:utcMilliseconds:)``).
    public func backfill(since utcMilliseconds: Int64) {
        for slot in ticking {
            guard let profile = behaviours[slot] as? ProfileBehaviour else { continue }
            let object = LivingObject(meter: self, slot: slot)
            profile.backfill(object, from: utcMilliseconds, through: environment.utcMilliseconds)
        }
    }

    /// The meter's time in UTC, milliseconds since 1970-01-01: now, or the moment a row is captured for.
    var utcMilliseconds: Int64 { moment?.utcMilliseconds ?? environment.utcMilliseconds }

    /// Does `body` as at another moment.
    func at<Result>(_ moment: CaptureMoment, _ body: () -> Result) -> Result {
        self.moment = moment
        defer { self.moment = nil }
        return body()
    }

    /// An object has come into being.
    func start(_ slot: Int) {
        guard let behaviour = behaviours[slot] else { return }
        if behaviour.needsTicks { ticking.append(slot) }
        behaviour.start(LivingObject(meter: self, slot: slot))
    }
}

// MARK: - Clocks

extension LivingMeter {
    /// The clock that objects of a logical device go by: the device's own, else the first of the meter.
    func clock(ofDevice sap: UInt16) -> DeviceClock {
        let isClock = { (slot: Int) in self.behaviours[slot] is ClockBehaviour }
        let own = plan.objects.indices.first { plan.objects[$0].device == sap && isClock($0) }
        let slot = own ?? plan.objects.indices.first(where: isClock)
        return DeviceClock(object: slot.map { LivingObject(meter: self, slot: $0) })
    }
}

/// A logical device's view of time; UTC when the meter has no Clock object.
struct DeviceClock {
    fileprivate let object: LivingObject?

    private var behaviour: ClockBehaviour? { object.flatMap { $0.meter.behaviours[$0.slot] as? ClockBehaviour } }

    var rules: LocalTimeRules {
        guard let object, let behaviour else { return .utc }
        return behaviour.rules(of: object)
    }

    /// Local time at a moment of UTC.
    func dateTime(_ utcMilliseconds: Int64) -> DateTime {
        guard let object, let behaviour else {
            return CivilTime(milliseconds: utcMilliseconds).dateTime(deviation: 0, status: [])
        }
        return behaviour.dateTime(ofUTC: utcMilliseconds, object)
    }
}

extension LivingMeter {
    /// Milliseconds between captures of the logical device's first profile that captures by itself; nil without one.
    func measuringPeriod(ofDevice sap: UInt16) -> Int64? {
        for slot in ticking where plan.objects[slot].device == sap {
            guard let profile = behaviours[slot] as? ProfileBehaviour else { continue }
            let period = profile.settings(of: LivingObject(meter: self, slot: slot)).period
            if period > 0 { return period }
        }
        return nil
    }
}
