import Glibc

/// A server of the benchmark in a process of its own, which is this program again.
final class Servant {
    enum Role: String {
        case meter, nio, plain

        func run(_ arguments: ArraySlice<String>) throws -> Never {
            switch self {
            case .meter: try SampleMeterServer.run(definition: arguments.first ?? "")
            case .nio: try NIOEchoServer.run(Answers(arguments: arguments))
            case .plain: PlainEchoServer.run(Answers(arguments: arguments))
            }
        }
    }

    private let ports: [UInt16]
    let pid: pid_t

    /// Starts `MeterBench role arguments…` and reads its ports.
    init(_ role: Role, _ arguments: [String]) {
        var ends: [Int32] = [0, 0]
        check(pipe(&ends), "pipe")
        (pid, ports) = Self.start([CommandLine.arguments[0], role.rawValue] + arguments, output: ends)
    }

    /// Where it takes connections with this framing; an echo takes both on one port.
    func port(_ framing: Framing) -> UInt16 { framing == .hdlc ? ports.last ?? 0 : ports.first ?? 0 }

    /// Memory in use by the process, in MB.
    var residentMegabytes: Double {
        let pages = fields(of: "statm", skipping: 0)
        return pages.count > 1 ? pages[1] * Double(getpagesize()) / 1_048_576 : 0
    }

    /// Time that the process had a core for.
    var processorSeconds: Double {
        // Behind the name in brackets utime and stime are the 12th and 13th.
        let ticks = fields(of: "stat", skipping: 2)
        return ticks.count > 12 ? (ticks[11] + ticks[12]) / Double(sysconf(Int32(_SC_CLK_TCK))) : 0
    }

    /// The numbers in a file of /proc, without the first words; 0 for what is no number.
    private func fields(of name: String, skipping count: Int) -> [Double] {
        guard let file = fopen("/proc/\(pid)/\(name)", "r") else { return [] }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 1024)
        guard fgets(&line, Int32(line.count), file) != nil else { return [] }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).dropFirst(count).map { Double($0) ?? 0 }
    }

    func stop() {
        kill(pid, SIGTERM)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
    }

    private static func start(_ arguments: [String], output ends: [Int32]) -> (pid_t, [UInt16]) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        defer { posix_spawn_file_actions_destroy(&actions) }
        var vector = arguments.map { strdup($0) } + [nil]
        defer { vector.forEach { free($0) } }
        var pid: pid_t = 0
        guard posix_spawn(&pid, "/proc/self/exe", &actions, nil, &vector, environ) == 0 else {
            fail("cannot start \(arguments)")
        }
        close(ends[1])
        guard let stream = fdopen(ends[0], "r") else { fail("fdopen") }
        defer { fclose(stream) }
        var line = [CChar](repeating: 0, count: 64)
        guard fgets(&line, Int32(line.count), stream) != nil else {
            fail("\(arguments[1]) ended before it had a port")
        }
        let text = String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init), as: UTF8.self)
        return (pid, text.split(separator: " ").compactMap { UInt16($0) })
    }
}
