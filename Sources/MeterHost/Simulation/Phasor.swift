/// A current in two parts: in step with the voltage, and a quarter of a turn behind it. A.
struct Phasor {
    var active: Double
    var reactive: Double

    static let zero = Phasor(active: 0, reactive: 0)

    init(active: Double, reactive: Double) { (self.active, self.reactive) = (active, reactive) }

    /// - Parameter angle: degrees by which the current lags the voltage.
    init(current: Double, angle: Double) {
        active = current * Trigonometry.cosine(degrees: angle)
        reactive = current * Trigonometry.sine(degrees: angle)
    }

    var magnitude: Double { (active * active + reactive * reactive).squareRoot() }
    /// Degrees by which the current lags the voltage, −180 to 180; 0 without a current.
    var angle: Double { Trigonometry.angle(reactive, active) }

    static func += (left: inout Phasor, right: Phasor) {
        left.active += right.active
        left.reactive += right.reactive
    }

    static prefix func - (phasor: Phasor) -> Phasor { Phasor(active: -phasor.active, reactive: -phasor.reactive) }
}
