import DLMSServer
import DLMSWire

// The six methods: each sets the meter's time, or prepares to.
extension ClockBehaviour {
    /// Seconds that shift_time may move the clock at most, either way.
    private static let longestShift: Int16 = 900
    private static let quarter: Int64 = 15 * CivilTime.minute

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        switch method {
        case 1: adjust(object, to: Self.quarter)
        case 2: try adjustToMeasuringPeriod(object)
        case 3: adjust(object, to: CivilTime.minute)
        case 4: try adjustToPresetTime(object)
        case 5: try presetAdjustingTime(parameter, object)
        case 6: try shiftTime(parameter, object)
        default: throw .objectUnavailable
        }
    }

    /// Sets local time to its nearest multiple of `step` milliseconds since midnight.
    private func adjust(_ object: LivingObject, to step: Int64) {
        let now = object.meter.utcMilliseconds
        let ofDay = rules(of: object).local(fromUTC: now).millisecondOfDay
        object.meter.setTime(utcMilliseconds: now + ofDay.rounded(by: step) - ofDay)
    }

    /// The measuring period is that of the logical device's first profile that captures by itself.
    private func adjustToMeasuringPeriod(_ object: LivingObject) throws(ActionResult) {
        guard let period = object.meter.measuringPeriod(ofDevice: object.id.device) else { throw .otherReason }
        adjust(object, to: period)
    }

    private func adjustToPresetTime(_ object: LivingObject) throws(ActionResult) {
        guard let preset, preset.isValid(atUTC: object.meter.utcMilliseconds) else { throw .otherReason }
        self.preset = nil
        object.meter.setTime(utcMilliseconds: preset.time)
    }

    private func presetAdjustingTime(_ parameter: Octets, _ object: LivingObject) throws(ActionResult) {
        guard let value = DataValue(parameter), let preset = PresetTime(value, utc: { self.utc($0, object) })
        else { throw .otherReason }
        self.preset = preset
    }

    private func shiftTime(_ parameter: Octets, _ object: LivingObject) throws(ActionResult) {
        guard case .long(let seconds)? = DataValue(parameter), abs(Int(seconds)) <= Int(Self.longestShift)
        else { throw .otherReason }
        object.meter.setTime(utcMilliseconds: object.meter.utcMilliseconds + Int64(seconds) * CivilTime.second)
    }
}
