/// A simple, consistent load: voltage, current and angle of each phase, from which powers follow and energies grow.
///
/// The definition states it; the host moves the registers by it.
public struct Simulation: Hashable, Sendable {
    /// L1 first; one or three.
    public var phases: [Phase]
    /// Hz, and how far it wanders to either side.
    public var frequency: Double = 50
    public var frequencyVariation: Double = 0.02
    /// Seconds between two changes of the registers, 1 to 3600.
    public var interval: Int = 1
    /// Seconds of a demand period, 60 to 86 400.
    public var demandPeriod: Int = 900
    /// When each rate begins, by time of day; the last goes on past midnight. Empty: no tariffs.
    public var tariffs: [TariffSwitch] = []

    public init(phases: [Phase]) { self.phases = phases }

    /// One phase of the load.
    public struct Phase: Hashable, Sendable {
        /// V between phase and neutral.
        public var voltage: Double
        /// A.
        public var current: Double
        /// Degrees by which the current lags the voltage, −180 to 180; negative: it leads (capacitive load); beyond
        /// ±90 energy is exported.
        public var angle: Double
        /// Per cent by which the current wanders to either side; the voltage wanders by a tenth of it. 0 to 100.
        public var variation: Double

        public init(voltage: Double, current: Double, angle: Double = 0, variation: Double = 0) {
            (self.voltage, self.current) = (voltage, current)
            (self.angle, self.variation) = (angle, variation)
        }
    }

    /// From `minute` of the day on, energy counts for `rate`.
    public struct TariffSwitch: Hashable, Sendable {
        /// 0 to 1439, local time.
        public var minute: Int
        /// 1 to 63: value group E of the OBIS code.
        public var rate: Int

        public init(minute: Int, rate: Int) { (self.minute, self.rate) = (minute, rate) }
    }
}
