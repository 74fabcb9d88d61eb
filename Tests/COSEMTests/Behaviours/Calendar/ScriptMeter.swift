import DLMSServer
import DLMSWire

@testable import COSEM

/// A meter whose scripts write their number into a profile: what ran, and when.
enum ScriptMeter {
    static let table = LogicalName(0, 0, 10, 0, 100, 255)
    static let last = LogicalName(0, 0, 96, 14, 0, 255)
    static let log = LogicalName(0, 0, 99, 99, 0, 255)

    static func octets(_ name: LogicalName) -> DataValue { .octetString(name.octets) }
    static func reference(_ selector: UInt16, _ table: LogicalName = table) -> DataValue {
        .structure([octets(table), .longUnsigned(selector)])
    }

    static func action(
        _ service: UInt8, _ classID: UInt16, _ name: LogicalName, _ index: Int8, _ parameter: DataValue
    ) -> DataValue {
        .structure([.enumeration(service), .longUnsigned(classID), octets(name), .integer(index), parameter])
    }

    static func script(_ selector: UInt16, _ actions: [DataValue]) -> DataValue {
        .structure([.longUnsigned(selector), .array(actions)])
    }

    /// Script n writes n and has a row captured.
    static func scripts(_ numbers: ClosedRange<UInt16> = 1...4) -> DataValue {
        .array(
            numbers.map {
                script($0, [action(1, 1, last, 2, .longUnsigned($0)), action(2, 7, log, 2, .integer(0))])
            })
    }

    static func make(
        _ objects: [ObjectTemplate], utc: Int64, scripts: DataValue = scripts(), _ registers: [String: Double] = [:]
    ) throws -> (LivingMeter, TestEnvironment) {
        let environment = TestEnvironment(utc: utc * 1000, ["value": 0, "other": 0])
        let columns: [DataValue] = [TestProfile.clockColumn, TestProfile.column(1, last, 2)]
        let own = [
            try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope),
            try TestMeter.object(1, last, [2: .data(.longUnsigned(0))]),
            try TestMeter.object(7, log, [3: .data(.array(columns)), 8: .data(.doubleLongUnsigned(1000))]),
            try TestMeter.object(9, table, [2: .data(scripts)]),
        ]
        return (TestMeter.make(own + objects, environment: environment), environment)
    }

    static func pass(_ seconds: Int64, _ meter: LivingMeter, _ environment: TestEnvironment) {
        environment.utcMilliseconds += seconds * 1000
        meter.tick()
    }

    /// `2026-01-15 4 01:00:00: 2`.
    static func ran(_ meter: LivingMeter) throws -> [String] {
        try meter.object(7, log).value(of: 2).elements?.map { row in
            let time = ClockTests.text(row.elements?[0] ?? .nullData)
            return "\(time.prefix(21)): \(row.elements?[1].integer ?? -1)"
        } ?? []
    }

    static func time(_ hour: UInt8, _ minute: UInt8 = 0) -> DataValue {
        .octetString(encoded { TimeOfDay(hour: hour, minute: minute, second: 0, hundredths: 0).encode(into: &$0) })
    }

    static func date(_ year: UInt16, _ month: UInt8, _ day: UInt8, weekday: UInt8 = 0xFF) -> DataValue {
        .octetString(
            encoded {
                CalendarDate(year: year, month: month, dayOfMonth: day, dayOfWeek: weekday).encode(into: &$0)
            })
    }
}
