extension OBISTable {
    /// Cold and hot water.
    static let water: [Section] = [
        Section(
            .identification,
            [
                Row("8.b.0.0.0.255", 1, "Cold water identifier"),
                Row("9.b.0.0.0.255", 1, "Hot water identifier"),
            ]),
        Section(
            .firmware,
            [
                Row("8.b.0.2.0.255", 1, "Cold water meter firmware version"),
                Row("9.b.0.2.0.255", 1, "Hot water meter firmware version"),
            ]),
        Section(
            .volume,
            [
                Row("8.b.1.0.0.255", 3, "Cold water accumulated volume, now", unit: "m³"),
                Row("8.b.1.1.0.255", 3, "Cold water volume, periodical value", unit: "m³"),
                Row("8.b.1.2.0.255", 3, "Cold water volume, set-date value", unit: "m³"),
                Row("8.b.1.3.0.255", 3, "Cold water volume, billing-date value", unit: "m³"),
                Row("9.b.1.0.0.255", 3, "Hot water accumulated volume, now", unit: "m³"),
                Row("9.b.1.1.0.255", 3, "Hot water volume, periodical value", unit: "m³"),
                Row("9.b.1.2.0.255", 3, "Hot water volume, set-date value", unit: "m³"),
                Row("9.b.1.3.0.255", 3, "Hot water volume, billing-date value", unit: "m³"),
            ]),
        Section(
            .instantaneous,
            [
                Row("8.b.2.0.0.255", 3, "Cold water flow rate, now", unit: "m³/h"),
                Row("8.b.2.5.0.255", 3, "Cold water maximum flow rate", unit: "m³/h"),
                Row("9.b.2.0.0.255", 3, "Hot water flow rate, now", unit: "m³/h"),
                Row("9.b.2.5.0.255", 3, "Hot water maximum flow rate", unit: "m³/h"),
                Row("9.b.3.0.0.255", 3, "Hot water temperature", unit: "°C"),
            ]),
        Section(
            .profiles,
            [
                Row("8.b.99.1.0.255", 7, "Cold water load profile"),
                Row("8.b.98.1.0.255", 7, "Cold water billing profile"),
                Row("9.b.99.1.0.255", 7, "Hot water load profile"),
                Row("9.b.98.1.0.255", 7, "Hot water billing profile"),
            ]),
    ]
}
