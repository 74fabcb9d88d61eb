import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct ScriptTableTests {
    private static let start: Int64 = 1_768_435_200
    private static let data = LogicalName(0, 0, 96, 1, 0, 255)

    @Test("execute writes attributes and invokes methods, in the order of the script")
    func executes() throws {
        let (meter, _) = try ScriptMeter.make([], utc: Self.start)
        try meter.act(1, 9, ScriptMeter.table, .longUnsigned(2))
        #expect(try ScriptMeter.ran(meter) == ["2026-01-15 4 01:00:00: 2"])
    }

    @Test("script 0 is nothing to do; a script that is not there is refused")
    func selectors() throws {
        let (meter, _) = try ScriptMeter.make([], utc: Self.start)
        try meter.act(1, 9, ScriptMeter.table, .longUnsigned(0))
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 9, ScriptMeter.table, .longUnsigned(9)) }
        #expect(try ScriptMeter.ran(meter).isEmpty)
    }

    @Test("an action that is refused makes the script fail, but not the actions behind it")
    func partialFailure() throws {
        let scripts = DataValue.array([
            ScriptMeter.script(
                1,
                [
                    ScriptMeter.action(1, 1, Self.data, 2, .longUnsigned(7)),
                    ScriptMeter.action(1, 1, ScriptMeter.last, 2, .longUnsigned(5)),
                ])
        ])
        let (meter, _) = try ScriptMeter.make([], utc: Self.start, scripts: scripts)
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 9, ScriptMeter.table, .longUnsigned(1)) }
        #expect(try meter.object(1, ScriptMeter.last).value(of: 2) == .longUnsigned(5))
    }

    @Test("a script acts with every right: what no client may write, it writes")
    func rights() throws {
        var locked = try TestMeter.object(1, Self.data, [2: .data(.unsigned(0))])
        for place in locked.attributes.indices { locked.attributes[place].access = [.read, .read, .read] }
        let scripts = DataValue.array([
            ScriptMeter.script(1, [ScriptMeter.action(1, 1, Self.data, 2, .unsigned(3))])
        ])
        let (meter, _) = try ScriptMeter.make([locked], utc: Self.start, scripts: scripts)
        try meter.act(1, 9, ScriptMeter.table, .longUnsigned(1))
        #expect(try meter.object(1, Self.data).value(of: 2) == .unsigned(3))
    }

    @Test("scripts start scripts, but a circle of them ends")
    func circle() throws {
        func start(_ selector: UInt16) -> DataValue {
            ScriptMeter.action(2, 9, ScriptMeter.table, 1, .longUnsigned(selector))
        }
        let capture = ScriptMeter.action(2, 7, ScriptMeter.log, 2, .integer(0))
        let scripts = DataValue.array([
            ScriptMeter.script(1, [capture, start(2)]), ScriptMeter.script(2, [capture]),
            ScriptMeter.script(3, [capture, start(3)]),
        ])
        let (meter, _) = try ScriptMeter.make([], utc: Self.start, scripts: scripts)
        try meter.act(1, 9, ScriptMeter.table, .longUnsigned(1))
        #expect(try ScriptMeter.ran(meter).count == 2)
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 9, ScriptMeter.table, .longUnsigned(3)) }
        #expect(try ScriptMeter.ran(meter).count == 10)
    }
}
