/// A consistent load: voltage, current and angle of each phase, from which powers follow and energies grow; or the flow of
/// a gas, water or heat meter.
///
/// The definition states it; the host moves the registers by it.
public struct Simulation: Hashable, Sendable {
    /// L1 first; none, one or three.
    public var phases: [Phase]
    /// Hz, and how far it wanders to either side.
    public var frequency: Double = 50
    public var frequencyVariation: Double = 0.02
    /// Seconds between two changes of the registers, 1 to 3600.
    public var interval: Int = 1
    /// Seconds of a demand period, 60 to 86 400, where no Demand register says.
    public var demandPeriod: Int = 900
    /// When each rate begins, by time of day; the last goes on past midnight. Empty: no tariffs. A register that a
    /// Register activation object switches goes by that.
    public var tariffs: [TariffSwitch] = []
    /// Per cent by which the current of the first phase is above what it states, and that of the last below. 0 to 100.
    public var unbalance: Double = 0
    /// Sags, swells and interruptions.
    public var disturbances: [Disturbance] = []
    /// What flows through a gas, water or heat meter.
    public var flow: Flow?

    public init(phases: [Phase]) { self.phases = phases }

    /// One phase of the load.
    public struct Phase: Hashable, Sendable {
        /// V between phase and neutral.
        public var voltage: Double
        /// A, of the part of the load that is always there.
        public var current: Double
        /// Degrees by which the current lags the voltage, −180 to 180; negative: it leads (capacitive load); beyond
        /// ±90 energy is exported.
        public var angle: Double
        /// Per cent by which the current wanders to either side; the voltage wanders by a tenth of it. 0 to 100.
        public var variation: Double
        /// Factors of the current by time of day, with straight lines between them; empty: the day of a household.
        public var curve: [CurvePoint] = []
        /// What is switched on and off at random times.
        public var appliances: [Appliance] = []
        /// What is fed into the grid by day.
        public var generation: Generation?
        /// Currents by the time of day that replace ``current``, each until the next.
        public var script: [CurvePoint] = []
        /// Per cent of the fundamental current, by order (2 to 50).
        public var harmonics: [Int: Double] = [:]

        public init(voltage: Double, current: Double, angle: Double = 0, variation: Double = 0) {
            (self.voltage, self.current) = (voltage, current)
            (self.angle, self.variation) = (angle, variation)
        }
    }

    /// A number at a time of day.
    public struct CurvePoint: Hashable, Sendable {
        /// Seconds since midnight, local time, 0 to 86 399.
        public var second: Int
        public var value: Double

        public init(second: Int, value: Double) { (self.second, self.value) = (second, value) }
    }

    /// A consumer that runs now and then.
    public struct Appliance: Hashable, Sendable {
        /// W while it runs.
        public var power: Double
        /// 0.1 to 1, lagging.
        public var powerFactor = 1.0
        /// Runs a day, 1 to 100, and minutes of each, 1 to 1440.
        public var runs: Int
        public var minutes: Int
        /// Seconds since midnight between which it is switched on.
        public var window = 0..<86_400

        public init(power: Double, runs: Int, minutes: Int) {
            (self.power, self.runs, self.minutes) = (power, runs, minutes)
        }
    }

    /// Power that follows the sun.
    public struct Generation: Hashable, Sendable {
        /// W at noon, without a cloud.
        public var power: Double
        /// Per cent that clouds take away at most, 0 to 100.
        public var clouds = 30.0
        /// Sunrise and sunset, seconds since midnight.
        public var window = 21_600..<72_000

        public init(power: Double) { self.power = power }
    }

    /// A voltage that leaves its bounds for a while.
    public struct Disturbance: Hashable, Sendable {
        public enum Timing: Hashable, Sendable {
            /// Seconds since midnight, every day.
            case daily(Int)
            /// So many a day, at random times.
            case random(Int)
        }

        /// Phases from 0 that it is about; nil for all of them.
        public var phase: Int?
        /// Per cent of the voltage that is left (0 is an interruption) or reached.
        public var voltage: Double
        /// 1 to 86 400.
        public var seconds: Int
        public var timing: Timing

        public init(phase: Int?, voltage: Double, seconds: Int, timing: Timing) {
            (self.phase, self.voltage, self.seconds, self.timing) = (phase, voltage, seconds, timing)
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

    /// A medium in a pipe.
    public struct Flow: Hashable, Sendable {
        /// m³/h, and by how many per cent it wanders to either side.
        public var rate: Double
        public var variation = 0.0
        /// Factors of the rate by time of day; empty: the day of a household.
        public var curve: [CurvePoint] = []
        /// °C and Pa in the pipe.
        public var temperature = 15.0
        public var pressure = 101_325.0
        /// °C and Pa that gas volumes are converted to.
        public var baseTemperature = 0.0
        public var basePressure = 101_325.0
        /// Compressibility at base conditions divided by that in the pipe.
        public var compressibility = 1.0
        /// °C at which a heat carrier returns.
        public var returnTemperature = 40.0
        /// J that a m³ of the heat carrier takes for each K.
        public var heatCapacity = 4_150_000.0

        public init(rate: Double) { self.rate = rate }
    }
}
