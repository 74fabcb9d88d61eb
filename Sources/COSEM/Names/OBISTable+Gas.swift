extension OBISTable {
    /// Gas.
    static let gas: [Section] = [
        Section(
            .volume,
            [
                Row("7.b.1.0.e.255", 3, "Meter volume, forward, undisturbed, metering conditions", unit: "m³"),
                Row("7.b.2.0.e.255", 3, "Meter volume, forward, disturbed, metering conditions", unit: "m³"),
                Row("7.b.3.0.e.255", 3, "Meter volume, forward, absolute, metering conditions", unit: "m³"),
                Row("7.b.3.2.e.255", 3, "Meter volume, forward, absolute, base conditions (converted)", unit: "m³"),
                Row("7.b.4.0.e.255", 3, "Meter volume, reverse, undisturbed, metering conditions", unit: "m³"),
                Row("7.b.5.0.e.255", 3, "Meter volume, reverse, disturbed, metering conditions", unit: "m³"),
                Row("7.b.6.0.e.255", 3, "Meter volume, reverse, absolute, metering conditions", unit: "m³"),
                Row("7.b.11.0.e.255", 3, "Converter volume, forward, undisturbed, metering conditions", unit: "m³"),
                Row(
                    "7.b.11.2.e.255", 3, "Converter volume, forward, undisturbed, base conditions (converted)",
                    unit: "m³"),
                Row("7.b.12.0.e.255", 3, "Converter volume, forward, disturbed, metering conditions", unit: "m³"),
                Row(
                    "7.b.12.2.e.255", 3, "Converter volume, forward, disturbed, base conditions (converted)", unit: "m³"
                ),
                Row("7.b.13.0.e.255", 3, "Converter volume, forward, absolute, metering conditions", unit: "m³"),
                Row(
                    "7.b.13.2.e.255", 3, "Converter volume, forward, absolute, base conditions (converted)", unit: "m³"),
                Row("7.b.16.0.e.255", 3, "Converter volume, reverse, absolute, metering conditions", unit: "m³"),
                Row("7.b.3.1.e.255", 3, "Meter volume, forward, temperature corrected", unit: "m³"),
                Row("7.b.13.1.e.255", 3, "Converter volume, forward, corrected", unit: "m³"),
                Row("7.b.23.0.e.255", 3, "Logger volume, forward, absolute", unit: "m³"),
                Row("7.b.63.2.e.255", 3, "Mass, forward, absolute", unit: "kg"),
                Row("7.b.13.83.e.f", 3, "Converter volume index at end of billing period 1", unit: "m³"),
            ]),
        Section(
            .energy,
            [
                Row("7.b.33.2.e.255", 3, "Energy, forward, absolute", unit: "Wh")
            ]),
        Section(
            .instantaneous,
            [
                Row("7.b.41.0.0.255", 3, "Gas temperature (absolute), metering conditions", unit: "K"),
                Row("7.b.41.2.0.255", 3, "Gas temperature (absolute), base conditions", unit: "K"),
                Row("7.b.42.0.0.255", 3, "Gas pressure (absolute), metering conditions", unit: "bar"),
                Row("7.b.42.2.0.255", 3, "Gas pressure (absolute), base conditions", unit: "bar"),
                Row("7.b.43.0.0.255", 3, "Flow rate, metering conditions", unit: "m³/h"),
                Row("7.b.43.2.0.255", 3, "Flow rate, base conditions", unit: "m³/h"),
                Row("7.b.45.0.0.255", 3, "Gas density, metering conditions", unit: "g/m³"),
                Row("7.b.46.0.0.255", 3, "Relative density, metering conditions"),
                Row("7.b.47.0.0.255", 3, "Gauge pressure, metering conditions", unit: "bar"),
                Row("7.b.48.0.0.255", 3, "Differential pressure, metering conditions", unit: "bar"),
                Row("7.b.49.0.0.255", 3, "Density of air, metering conditions", unit: "g/m³"),
                Row("7.b.41.3.0.255", 3, "Temperature, backup value", unit: "K"),
                Row("7.b.42.3.0.255", 3, "Pressure, backup value", unit: "bar"),
                Row("7.b.42.11.0.255", 3, "Pressure, preset value", unit: "bar"),
                Row("7.b.41.11.0.255", 3, "Temperature, preset value", unit: "K"),
                Row("7.b.43.15.0.f", 3, "Flow rate, running average of period 1", unit: "m³/h"),
                Row("7.b.51.0.0.255", 3, "Correction factor"),
                Row("7.b.52.0.0.255", 3, "Conversion factor"),
                Row("7.b.53.0.0.255", 3, "Compressibility factor"),
                Row("7.b.54.0.0.255", 3, "Superior calorific value", unit: "J/m³"),
                Row("7.b.55.0.0.255", 3, "Gas law deviation coefficient"),
            ]),
        Section(
            .firmware,
            [
                Row("7.b.44.0.0.255", 3, "Velocity of sound, metering conditions", unit: "m/s"),
                Row("7.b.0.2.1.255", 1, "Firmware version"),
                Row("7.b.0.2.8.255", 1, "Firmware signature"),
                Row("7.b.0.2.11.255", 1, "Pressure sensor serial"),
                Row("7.b.0.2.12.255", 1, "Temperature sensor serial"),
                Row("7.b.0.2.14.255", 1, "Volume sensor serial"),
            ]),
        Section(
            .identification,
            [
                Row("7.b.0.0.e.255", 1, "Gas identifier {e+1}")
            ]),
        Section(
            .billing,
            [
                Row("7.b.0.1.0.f", 1, "Billing period counter"),
                Row("7.b.0.1.2.f", 1, "Billing period time stamp"),
            ]),
        Section(
            .configuration,
            [
                Row("7.b.0.3.0.255", 3, "Output pulse constant forward", unit: "1/m³"),
                Row("7.b.0.5.11.255", 3, "Minimum temperature limit", unit: "K"),
                Row("7.b.0.5.12.255", 3, "Maximum temperature limit", unit: "K"),
                Row("7.b.0.5.13.255", 3, "Minimum pressure limit", unit: "bar"),
                Row("7.b.0.5.14.255", 3, "Maximum pressure limit", unit: "bar"),
                Row("7.b.0.6.3.255", 3, "Qmin", unit: "m³/h"),
                Row("7.b.0.6.4.255", 3, "Qmax", unit: "m³/h"),
                Row("7.b.0.7.0.255", 3, "Input pulse constant forward", unit: "1/m³"),
                Row("7.b.0.8.1.255", 1, "Recording interval 1", unit: "s"),
                Row("7.b.0.9.3.255", 1, "Gas day start time"),
                Row("7.b.0.12.45.255", 3, "Gas density, base conditions"),
                Row("7.b.0.12.46.255", 3, "Relative density (gas analysis)"),
                Row("7.b.0.12.54.255", 3, "Superior calorific value (gas analysis)"),
                Row("7.b.0.12.60.255", 3, "Nitrogen content", unit: "Mol %"),
                Row("7.b.0.12.61.255", 3, "Hydrogen content", unit: "Mol %"),
                Row("7.b.0.12.66.255", 3, "Carbon dioxide content", unit: "Mol %"),
                Row("7.b.0.12.67.255", 3, "Methane content", unit: "Mol %"),
            ]),
        Section(
            .profiles,
            [
                Row("7.b.98.1.e.255", 7, "Gas billing profile"),
                Row("7.b.99.99.1.255", 7, "Gas load profile 15 min"),
                Row("7.b.99.99.2.255", 7, "Gas load profile 60 min"),
                Row("7.b.99.99.3.255", 7, "Gas load profile daily"),
                Row("7.b.99.99.4.255", 7, "Gas load profile monthly"),
                Row("7.b.99.98.e.255", 7, "Event log"),
            ]),
        Section(
            .events,
            [
                Row("7.b.97.97.e.255", 1, "Error register"),
                Row("7.b.96.5.0.255", 1, "Operating status"),
            ]),
    ]
}
