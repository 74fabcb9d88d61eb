import Synchronization
import Testing

@testable import MeterHost

@Suite struct MeterHandleTests {
    @Test("what is thrown on the loop reaches the caller")
    func throwing() throws {
        struct Fault: Error {}
        let meter = try TestMeter()
        #expect(throws: Fault.self) { try meter.handle.sync { _ in throw Fault() } }
    }

    @Test("runs at once when it is called from the loop")
    func reentrant() throws {
        let meter = try TestMeter()
        let name = meter.handle.sync { _ in meter.handle.sync { $0.identity.logicalDeviceName } }
        #expect(name == "MCS00000007")
    }

    @Test("wakes once for any number of changes, and again after somebody has looked")
    func waking() throws {
        let meter = try TestMeter()
        let count = Mutex(0)
        let handle = meter.handle
        handle.onWake { count.withLock { $0 += 1 } }
        handle.sync { meter in for _ in 0..<5 { meter.note("x") } }
        #expect(count.withLock { $0 } == 1)
        handle.sync { $0.note("y") }
        #expect(count.withLock { $0 } == 2)
    }

    @Test("an observer is told of what was and what comes")
    func observing() throws {
        let meter = try TestMeter()
        let names = Mutex<[String]>([])
        meter.handle.observe { event in names.withLock { $0.append(event.name) } }
        meter.handle.sync { $0.note("x") }
        #expect(names.withLock { $0 } == ["listening", "note"])
    }
}
