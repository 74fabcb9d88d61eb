import DLMSWire
import Testing

@testable import COSEM

@Suite struct OBISNamesTests {
    private static let names: [(String, String)] = [
        ("1.0.1.8.0.255", "Active energy import"),
        ("1.0.2.8.2.255", "Active energy export, rate 2"),
        ("1.0.1.8.0.12", "Active energy import, billing period 12"),
        ("1.0.1.8.0.101", "Active energy import, last 1 billing periods"),
        ("1.1.1.8.0.255", "Active energy import, channel 1"),
        ("1.0.5.8.0.255", "Reactive energy QI"),
        ("1.0.1.9.0.255", "Active energy import, since billing reset"),
        ("1.0.1.6.1.255", "Active power import, maximum demand, rate 1"),
        ("1.0.1.4.0.255", "Active power import, current average demand"),
        ("1.0.1.7.0.255", "Active power import"),
        ("1.0.32.7.0.255", "L1 voltage"),
        ("1.0.71.7.0.255", "L3 current"),
        ("1.0.51.7.124.255", "L2 current, total harmonic distortion"),
        ("1.0.32.7.5.255", "L1 voltage, harmonic 5"),
        ("1.0.32.32.0.255", "L1 voltage, sag count"),
        ("1.0.12.45.0.255", "Voltage, cut time threshold"),
        ("1.0.32.26.0.255", "L1 voltage, maximum 3"),
        ("1.0.13.7.0.255", "Power factor"),
        ("1.0.33.7.0.255", "L1 power factor"),
        ("1.0.14.7.0.255", "Frequency"),
        ("1.0.85.7.0.255", "L1 power factor export"),
        ("1.0.81.7.15.255", "Angle IL2 relative to UL2"),
        ("1.0.99.1.0.255", "Load profile 1"),
        ("1.0.99.2.0.255", "Load profile 2"),
        ("0.0.1.0.0.255", "Clock"),
        ("0.0.40.0.0.255", "Current association"),
        ("0.0.40.0.3.255", "Association 3"),
        ("0.0.41.0.0.255", "SAP assignment"),
        ("0.0.42.0.0.255", "Logical device name"),
        ("0.0.96.1.0.255", "Device ID 1, serial number"),
        ("0.1.96.1.0.255", "M-Bus device ID 1, channel 1"),
        ("0.2.24.1.0.255", "M-Bus client, channel 2"),
        ("0.0.99.98.4.255", "Event log 4"),
        ("0.0.25.0.0.255", "TCP-UDP setup"),
        ("0.1.25.0.0.255", "TCP-UDP setup, channel 1"),
        ("0.0.13.0.0.255", "Activity calendar"),
        ("0.0.96.8.2.255", "Operating time, rate 2"),
        ("7.0.0.0.3.255", "Gas identifier 4"),
        ("8.0.1.0.0.255", "Cold water accumulated volume, now"),
        ("6.0.8.0.0.255", "Heat power, now"),
    ]

    @Test("names codes, with tariff, phase, harmonic and billing period", arguments: names)
    func name(code: String, name: String) throws {
        #expect(OBISNames.name(of: try #require(LogicalName(code))) == name)
    }

    @Test(
        "names nothing that the standard does not",
        arguments: [
            "1.65.1.8.0.255", "1.0.1.60.0.255", "1.0.82.8.0.255", "0.0.200.0.0.255", "15.0.1.0.0.255", "1.0.1.8.64.255",
        ]
    )
    func nameless(code: String) throws { #expect(OBISNames.name(of: try #require(LogicalName(code))) == nil) }

    @Test(
        "has short symbols for electricity",
        arguments: [
            ("1.0.1.8.0.255", "+A"), ("1.0.2.8.0.255", "−A"), ("1.0.1.8.2.255", "+A T2"), ("1.0.41.8.0.255", "+A L2"),
            ("1.0.1.7.0.255", "+P"), ("1.0.32.7.0.255", "U L1"), ("1.0.31.7.3.255", "I L1 H3"),
            ("1.0.1.6.0.255", "+P max"), ("1.0.1.8.0.5", "+A *5"), ("1.0.14.7.0.255", "f"),
        ]
    )
    func symbol(code: String, symbol: String) throws {
        #expect(OBISNames.symbol(of: try #require(LogicalName(code))) == symbol)
    }

    @Test(
        "puts every code into a group",
        arguments: [
            ("1.0.1.8.0.255", "Electricity", "Energy"), ("1.0.1.6.0.255", "Electricity", "Demand"),
            ("1.0.32.7.0.255", "Electricity", "Instantaneous"), ("1.0.32.7.5.255", "Electricity", "Power quality"),
            ("1.0.32.26.0.255", "Electricity", "Averages and extremes"),
            ("1.0.81.7.4.255", "Electricity", "Instantaneous"),
            ("1.0.99.1.0.255", "Electricity", "Profiles and logs"), ("1.0.0.2.0.255", "Electricity", "Firmware"),
            ("1.0.0.4.2.255", "Electricity", "Configuration"), ("0.0.1.0.0.255", "Abstract", "Clock"),
            ("0.0.40.0.7.255", "Abstract", "Associations"), ("0.0.96.1.0.255", "Abstract", "Identification"),
            ("0.0.25.9.0.255", "Abstract", "Communication"), ("0.0.25.9.77.255", "Abstract", "Communication"),
            ("0.0.44.0.0.255", "Abstract", "Firmware"), ("0.0.10.0.106.255", "Abstract", "Scripts and schedules"),
            ("0.0.200.0.0.255", "Abstract", "Other"), ("7.0.3.0.0.255", "Gas", "Volume and consumption"),
            ("15.0.1.0.0.255", "Other media", "Other"), ("0.0.99.98.0.255", "Abstract", "Profiles and logs"),
        ]
    )
    func group(code: String, medium: String, kind: String) throws {
        let group = OBISNames.group(of: try #require(LogicalName(code)))
        #expect(group.medium.name == medium)
        #expect(group.kind.name == kind)
    }

    @Test("knows class and unit that are usual") func usual() throws {
        let energy = LogicalName(1, 0, 1, 8, 0, 255)
        #expect(OBISNames.usualClass(of: energy) == 3)
        #expect(OBISNames.usualUnit(of: energy)?.symbol == "Wh")
        #expect(OBISNames.usualClass(of: LogicalName(0, 0, 1, 0, 0, 255)) == 8)
        #expect(OBISNames.usualUnit(of: LogicalName(1, 0, 32, 33, 0, 255))?.symbol == "s")
        #expect(OBISNames.usualUnit(of: LogicalName(1, 0, 31, 7, 124, 255))?.symbol == "%")
        #expect(OBISNames.usualUnit(of: LogicalName(0, 0, 96, 1, 0, 255)) == nil)
    }

    @Test("the table's patterns are well-formed, unique, and use units of the unit table") func table() {
        let rows = OBISTable.sections.flatMap(\.rows)
        #expect(Set(rows.map(\.pattern.description)).count == rows.count)
        for row in rows {
            let code = row.pattern.description.split(separator: ".").map { UInt8($0) ?? 1 }
            let name = LogicalName(code[0], code[1], code[2], code[3], code[4], code[5])
            #expect(OBISTable.entry(for: name) != nil, "\(row.pattern)")
            if let unit = row.unit { #expect((try? Unit(named: unit)) != nil, "\(row.pattern)") }
        }
    }
}
