import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct DisconnectControlTests {
    private static let name = LogicalName(0, 0, 96, 3, 10, 255)
    private static let start: Int64 = 1_768_435_200

    private static func make(
        mode: UInt8, state: UInt8 = 1, _ more: [ObjectTemplate] = []
    ) throws -> (LivingMeter, TestEnvironment) {
        let control = try TestMeter.object(
            70, name, version: 0,
            [2: .data(.boolean(state == 1)), 3: .data(.enumeration(state)), 4: .data(.enumeration(mode))])
        let scripts = DataValue.array([
            ScriptMeter.script(1, [ScriptMeter.action(2, 70, name, 1, .integer(0))]),
            ScriptMeter.script(2, [ScriptMeter.action(2, 70, name, 2, .integer(0))]),
        ])
        return try ScriptMeter.make([control] + more, utc: start, scripts: scripts)
    }

    private static func state(_ meter: LivingMeter) throws -> Int? {
        let control = try meter.object(70, name)
        let state = try control.value(of: 3).integer
        #expect(try control.value(of: 2) == .boolean(state == 1))
        return state
    }

    private static func attempt(_ command: DisconnectCommand, _ meter: LivingMeter) throws -> Bool {
        let object = try meter.object(70, name)
        guard let behaviour = meter.behaviours[object.slot] as? DisconnectControlBehaviour else { return false }
        do {
            try behaviour.perform(command, object)
            return true
        } catch { return false }
    }

    /// Transitions of the standard's state diagram: what leads from where to where.
    private static let transitions: [Character: (command: DisconnectCommand, from: UInt8, to: Int)] = [
        "a": (.remoteReconnect, 0, 1), "b": (.remoteDisconnect, 1, 0), "c": (.remoteDisconnect, 2, 0),
        "d": (.remoteReconnect, 0, 2), "e": (.manualReconnect, 2, 1), "f": (.manualDisconnect, 1, 2),
        "g": (.localDisconnect, 1, 2), "h": (.localReconnect, 2, 1),
    ]

    @Test(
        "each mode has its transitions, and no others",
        arguments: [(1, "bcfgde"), (2, "bcfgae"), (3, "bcgde"), (4, "bcgae"), (5, "bcfgdeh"), (6, "bcgdeh")]
            as [(UInt8, String)])
    func modes(mode: UInt8, letters: String) throws {
        for (letter, transition) in Self.transitions {
            let (meter, _) = try Self.make(mode: mode, state: transition.from)
            _ = try Self.attempt(transition.command, meter)
            let hasArrived = try Self.state(meter) == transition.to
            #expect(hasArrived == letters.contains(letter), "mode \(mode), transition \(letter)")
        }
    }

    @Test("mode 0 is always connected: nothing disconnects it, and choosing it connects")
    func always() throws {
        let (meter, environment) = try Self.make(mode: 4, state: 0)
        #expect(!environment.isSupplied)
        try meter.put(.enumeration(0), 70, Self.name, 4)
        #expect(try Self.state(meter) == 1 && environment.isSupplied)
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 70, Self.name) }
        #expect(try Self.state(meter) == 1)
    }

    @Test("the load has supply in the connected state only")
    func supply() throws {
        let (meter, environment) = try Self.make(mode: 1)
        #expect(environment.isSupplied)
        try meter.act(1, 70, Self.name)
        #expect(!environment.isSupplied)
        try meter.act(2, 70, Self.name)
        #expect(try Self.state(meter) == 2 && !environment.isSupplied)
        try meter.object(70, Self.name).operateByHand(connect: true)
        #expect(try Self.state(meter) == 1 && environment.isSupplied)
    }

    @Test("what is so already is no fault")
    func again() throws {
        let (meter, _) = try Self.make(mode: 4)
        try meter.act(2, 70, Self.name)
        try meter.act(1, 70, Self.name)
        try meter.act(1, 70, Self.name)
        #expect(try Self.state(meter) == 0)
        #expect(throws: ValueError.self) { try meter.object(70, Self.name).operateByHand(connect: true) }
    }

    @Test("a script on a client's behalf disconnects remotely, one on the meter's own locally")
    func origins() throws {
        let (remote, _) = try Self.make(mode: 5)
        try remote.act(1, 9, ScriptMeter.table, .longUnsigned(1))
        #expect(try Self.state(remote) == 0)
        let (local, _) = try Self.make(mode: 5)
        local.run(ScriptReference(ScriptMeter.reference(1)), ofDevice: 1, for: .local)
        #expect(try Self.state(local) == 2)
        local.run(ScriptReference(ScriptMeter.reference(2)), ofDevice: 1, for: .local)
        #expect(try Self.state(local) == 1)
    }

    @Test("every change is noted in the disconnector's log")
    func events() throws {
        let code = LogicalName(0, 0, 96, 11, 2, 255)
        let (meter, _) = try Self.make(mode: 1, [try TestMeter.object(1, code, [2: .data(.unsigned(0))])])
        func last() throws -> DataValue { try meter.object(1, code).value(of: 2) }
        try meter.act(1, 70, Self.name)
        #expect(try last() == .unsigned(62))
        try meter.act(2, 70, Self.name)
        #expect(try last() == .unsigned(59))
        try meter.object(70, Self.name).operateByHand(connect: true)
        #expect(try last() == .unsigned(61))
        try meter.object(70, Self.name).operateByHand(connect: false)
        #expect(try last() == .unsigned(60))
    }

    @Test("a meter whose definition does not say is connected")
    func unstated() throws {
        let meter = TestMeter.make([try TestMeter.object(70, Self.name, version: 0)])
        #expect(try Self.state(meter) == 1)
    }
}
