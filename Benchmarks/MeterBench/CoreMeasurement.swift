import CMeterBench
import COSEM
import DLMSServer
import DLMSWire

/// GETs answered inside the process, without a socket: time and allocations of each.
struct CoreMeasurement {
    let nanoseconds: Double
    let allocations: Double

    private static let batch = 100_000

    /// Measures GETs of one register; the median of `turns` batches.
    init<Application: DataInterface & ~Copyable>(
        _ server: inout Server<Application>, turns: Int
    ) {
        var session = LinkSession(link: 1)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }

        func exchange(_ wpdu: [UInt8]) -> Int {
            wpdu.withUnsafeBytes { octets in
                var writer = ByteWriter(buffer)
                _ = server.receive(
                    Octets(octets).dropFirst(WPDU.headerSize), client: Script.client, server: 1, in: &session,
                    at: .zero, response: &writer
                )
                return writer.count
            }
        }

        _ = exchange(Script.aarq)
        guard exchange(Script.getRegister) > 4, buffer[3] == 0 else { fail("the core does not answer a GET") }
        var (times, calls): ([Double], [Double]) = ([], [])
        for _ in 0..<turns {
            let (begin, before) = (Clock.threadSeconds(), malloc_counter_calls())
            for _ in 0..<Self.batch { _ = exchange(Script.getRegister) }
            let after = malloc_counter_calls()
            times.append((Clock.threadSeconds() - begin) * 1e9 / Double(Self.batch))
            calls.append(Double(after - before) / Double(Self.batch))
        }
        (nanoseconds, allocations) = (times.median, calls.median)
        server.close(&session)
    }
}

/// Registers that stand still, and a clock that does.
final class StillEnvironment: MeterEnvironment {
    private var values: [Double]
    private let indices: [String: Int]

    init(_ template: MeterTemplate) {
        values = template.registers.map { _ in 12_345.678 }
        indices = Dictionary(uniqueKeysWithValues: template.registers.enumerated().map { ($1.name, $0) })
    }

    var utcMilliseconds: Int64 { 1_763_000_000_000 }
    func setTime(utcMilliseconds: Int64) {}
    func index(ofRegister name: String) -> Int? { indices[name] }
    func value(at index: Int) -> Double { values[index] }
    func setValue(_ value: Double, at index: Int) { values[index] = value }
}
