import COSEM
import DLMSWire
import Glibc
import MeterDefinition
import MeterHost

extension Benchmark {
    /// What a year costs that passes as fast as it can: every minute of the load, and everything that falls due.
    func showYear() throws {
        let days = isQuick ? 30 : 365
        var options = MeterOptions()
        options.listeners = []
        let handle = try MeterHandle(MeterDefinition.load(path: definition), options: options)
        defer { handle.shutdown() }
        let before = handle.sync { Self.energies($0) }
        let begin = Clock.seconds()
        handle.sync { _ = $0.perform(.jumpClock(.seconds(Int64(days) * 86_400))) }
        while handle.sync({ $0.isCatchingUp }) { usleep(50_000) }
        let seconds = Clock.seconds() - begin
        let (after, bills) = handle.sync { (Self.energies($0), Self.bills($0)) }
        let grown = zip(after, before).map { $0 - $1 }
        guard grown[0] > 0, grown[0] == grown[1] + grown[2] else { fail("the rates do not add up to the total") }
        guard (days / 31...days / 28 + 1).contains(bills) || bills == 13 else { fail("\(bills) bills in \(days) days") }
        print(
            "Simulated time: \(days) days in \(seconds.text(2)) s, \((Double(days) / seconds).text(0)) days/s; "
                + "\((grown[0] / 1000).text(0)) kWh, \(bills) bills.\n")
    }

    /// Wh imported, in all and by rate.
    private static func energies(_ meter: RunningMeter) -> [Double] {
        ["energy_active_import", "energy_active_import_t1", "energy_active_import_t2"].map { name in
            meter.registers.index(of: name).map { meter.registers.value(at: $0) } ?? 0
        }
    }

    private static func bills(_ meter: RunningMeter) -> Int {
        let id = ObjectID(device: 1, classID: 7, instance: LogicalName(1, 0, 98, 1, 0, 255))
        return (try? meter.living.object(id)?.value(of: 7))?.integer ?? 0
    }
}
