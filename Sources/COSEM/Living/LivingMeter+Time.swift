import DLMSServer
import DLMSWire

// Time.
extension LivingMeter {
    /// Does what is due by now. Call it about every second.
    public func tick() { advance(to: environment.utcMilliseconds) }

    /// Lets time pass until a moment of UTC, in milliseconds since 1970-01-01, however far away it is.
    ///
    /// What is due on the way happens at its own moment and in the order of time, with the registers at their values of
    /// that moment: nothing is skipped. Monitored values are looked at every minute of the meter's time at least. After
    /// the time was set, call ``timeWasSet(from:)`` instead.
    /// - Parameter goesOn: asked between two moments; false leaves the rest for the next call.
    /// - Returns: whether the meter has come as far as `end`.
    @discardableResult
    public func advance(to end: Int64, while goesOn: () -> Bool = { true }) -> Bool {
        guard !isAdvancing else { return true }
        isAdvancing = true
        defer { isAdvancing = false }
        let settings = timeSettings
        // What became due where the meter stands already: after the start, or after the time was set.
        if ticking.contains(where: { behaviours[$0]?.due.map { $0 <= passed } ?? false }) { pass(passed) }
        while let next = nextMoment, next < end {
            pass(next)
            // A script has set the time: what was ahead is not any more.
            guard settings == timeSettings else { return true }
            guard goesOn() else { return false }
        }
        pass(max(end, passed))
        return true
    }

    /// The time jumped, and nobody lived through what lies between: periods begin anew.
    /// - Parameter before: moment of UTC that the jump began at; nil for the last one that the meter looked at.
    public func timeWasSet(from before: Int64? = nil) {
        let before = before ?? passed
        timeSettings += 1
        moment = nil
        passed = environment.utcMilliseconds
        for slot in ticking { behaviours[slot]?.timeWasSet(LivingObject(meter: self, slot: slot), from: before) }
    }

    /// Local time of the first logical device's clock; UTC when the meter has none.
    public var localTime: DateTime { clock(ofDevice: devices.first?.sap ?? 0).dateTime(utcMilliseconds) }

    public func dateTime(for peer: Peer) -> DateTime? { clock(ofDevice: peer.server).dateTime(utcMilliseconds) }

    /// Sets the meter's time, as a client or a method of the clock does.
    func setTime(utcMilliseconds: Int64) {
        tick()
        let before = self.utcMilliseconds
        raise(.clockSetOldTime)
        environment.setTime(utcMilliseconds: utcMilliseconds)
        timeWasSet(from: before)
        raise(.clockSetNewTime)
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
        let (outer, settings) = (self.moment, timeSettings)
        self.moment = moment
        defer { self.moment = settings == timeSettings ? outer : nil }
        return body()
    }

    /// An object has come into being.
    func start(_ slot: Int) {
        clockSlots = [:]
        guard let behaviour = behaviours[slot] else { return }
        if behaviour.needsTicks {
            // Whatever reads comes behind what it reads.
            let place = ticking.firstIndex { (behaviours[$0]?.rank ?? 0) > behaviour.rank } ?? ticking.count
            ticking.insert(slot, at: place)
            isWatching = isWatching || behaviour.watchesValues
        }
        if behaviour is ParameterMonitorBehaviour { parameterMonitors.append(slot) }
        behaviour.start(LivingObject(meter: self, slot: slot))
    }
}

// MARK: - Moments

extension LivingMeter {
    /// The next moment after the one that was reached at which something is due.
    private var nextMoment: Int64? {
        var next = isWatching ? passed.floored(by: CivilTime.minute) + CivilTime.minute : nil
        for slot in ticking {
            if let due = behaviours[slot]?.due, due > passed, due < next ?? .max { next = due }
        }
        return next
    }

    private func pass(_ time: Int64) {
        let rules = clock(ofDevice: template.logicalDevices.first?.sap ?? 0).rules
        environment.advance(to: time, deviation: rules.offset(atUTC: passed).deviation)
        passed = time
        let settings = timeSettings
        at(CaptureMoment(utcMilliseconds: time, isPast: false)) {
            for slot in ticking {
                behaviours[slot]?.tick(LivingObject(meter: self, slot: slot))
                guard settings == timeSettings else { return }
            }
        }
    }
}

// MARK: - Clocks

extension LivingMeter {
    /// The clock that objects of a logical device go by: the device's own, else the first of the meter.
    func clock(ofDevice sap: UInt16) -> DeviceClock {
        let slot = clockSlots[sap] ?? findClock(ofDevice: sap)
        clockSlots[sap] = .some(slot)
        return DeviceClock(object: slot.map { LivingObject(meter: self, slot: $0) })
    }

    private func findClock(ofDevice sap: UInt16) -> Int? {
        let isClock = { (slot: Int) in self.behaviours[slot] is ClockBehaviour }
        let own = plan.objects.indices.first { plan.objects[$0].device == sap && isClock($0) }
        return own ?? plan.objects.indices.first(where: isClock)
    }
}

/// A logical device's view of time; UTC when the meter has no Clock object.
struct DeviceClock {
    fileprivate let object: LivingObject?

    func isShown(by other: LivingObject) -> Bool { object == other }

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
