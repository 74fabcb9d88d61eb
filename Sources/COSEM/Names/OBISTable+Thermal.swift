extension OBISTable {
    /// Heat, cooling and heat cost allocation.
    static let thermal: [Section] = [
        Section(
            .energy,
            [
                Row("6.b.1.0.0.255", 3, "Heat energy, now", unit: "Wh"),
                Row("6.b.1.2.0.255", 3, "Heat energy, set-date value", unit: "Wh"),
                Row("5.b.1.0.0.255", 3, "Cooling energy, now", unit: "Wh"),
                Row("5.b.1.2.0.255", 3, "Cooling energy, set-date value", unit: "Wh"),
            ]),
        Section(
            .volume,
            [
                Row("6.b.2.0.0.255", 3, "Heat accounted volume, now", unit: "m³"),
                Row("6.b.3.0.0.255", 3, "Heat accounted mass, now", unit: "kg"),
                Row("6.b.4.0.0.255", 3, "Heat flow volume, now", unit: "m³"),
                Row("6.b.5.0.0.255", 3, "Heat flow mass, now", unit: "kg"),
                Row("6.b.6.0.0.255", 3, "Heat return volume, now", unit: "m³"),
                Row("6.b.7.0.0.255", 3, "Heat return mass, now", unit: "kg"),
                Row("5.b.2.0.0.255", 3, "Cooling accounted volume, now", unit: "m³"),
                Row("5.b.3.0.0.255", 3, "Cooling accounted mass, now", unit: "kg"),
                Row("5.b.4.0.0.255", 3, "Cooling flow volume, now", unit: "m³"),
                Row("5.b.5.0.0.255", 3, "Cooling flow mass, now", unit: "kg"),
                Row("5.b.6.0.0.255", 3, "Cooling return volume, now", unit: "m³"),
                Row("5.b.7.0.0.255", 3, "Cooling return mass, now", unit: "kg"),
                Row("4.b.1.0.0.255", 3, "Unrated consumption"),
                Row("4.b.2.0.0.255", 3, "Rated consumption"),
            ]),
        Section(
            .instantaneous,
            [
                Row("6.b.8.0.0.255", 3, "Heat power, now", unit: "W"),
                Row("6.b.9.0.0.255", 3, "Heat flow rate, now", unit: "m³/h"),
                Row("6.b.10.0.0.255", 3, "Heat flow temperature, now", unit: "°C"),
                Row("6.b.11.0.0.255", 3, "Heat return temperature, now", unit: "°C"),
                Row("6.b.12.0.0.255", 3, "Heat temperature difference, now", unit: "K"),
                Row("6.b.13.0.0.255", 3, "Heat media pressure, now", unit: "bar"),
                Row("5.b.8.0.0.255", 3, "Cooling power, now", unit: "W"),
                Row("5.b.9.0.0.255", 3, "Cooling flow rate, now", unit: "m³/h"),
                Row("5.b.10.0.0.255", 3, "Cooling flow temperature, now", unit: "°C"),
                Row("5.b.11.0.0.255", 3, "Cooling return temperature, now", unit: "°C"),
                Row("5.b.12.0.0.255", 3, "Cooling temperature difference, now", unit: "K"),
                Row("5.b.13.0.0.255", 3, "Cooling media pressure, now", unit: "bar"),
                Row("4.b.3.0.0.255", 3, "Radiator surface temperature", unit: "°C"),
                Row("4.b.4.0.0.255", 3, "Heating medium temperature", unit: "°C"),
                Row("4.b.5.0.0.255", 3, "Flow temperature", unit: "°C"),
                Row("4.b.6.0.0.255", 3, "Return temperature", unit: "°C"),
                Row("4.b.7.0.0.255", 3, "Room temperature", unit: "°C"),
            ]),
        Section(
            .identification,
            [
                Row("6.b.0.0.0.255", 1, "Heat meter identifier"),
                Row("5.b.0.0.0.255", 1, "Cooling meter identifier"),
            ]),
        Section(
            .profiles,
            [
                Row("6.b.99.1.0.255", 7, "Heat load profile"),
                Row("5.b.99.1.0.255", 7, "Cooling load profile"),
            ]),
    ]
}
