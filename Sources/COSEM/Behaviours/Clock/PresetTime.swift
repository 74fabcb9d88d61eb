import DLMSWire

/// What preset_adjusting_time prepared for adjust_to_preset_time: moments of UTC, in milliseconds.
struct PresetTime {
    let time: Int64
    private let validity: ClosedRange<Int64>

    /// - Parameter utc: reads a date and time as the clock does; nil when it names no moment.
    /// - Returns: nil when the parameter names no moment, or an interval that ends before it begins.
    init?(_ parameter: DataValue, utc: (DateTime) -> Int64?) {
        guard case .structure(let fields) = parameter else { return nil }
        let moments = fields.compactMap { DateTime($0).flatMap(utc) }
        guard moments.count == 3, moments[1] <= moments[2] else { return nil }
        time = moments[0]
        validity = moments[1]...moments[2]
    }

    func isValid(atUTC milliseconds: Int64) -> Bool { validity.contains(milliseconds) }
}
