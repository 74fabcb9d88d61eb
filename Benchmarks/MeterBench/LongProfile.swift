import CMeterBench
import COSEM
import DLMSServer
import DLMSWire
import MeterDefinition

/// A buffer of a million rows, read inside the process in blocks of 1024 octets.
struct LongProfile: ~Copyable {
    /// How one reading went.
    struct Reading {
        let blocks: Int
        let octets: Int
        let seconds: Double
        /// Until the first block was there: the rows are looked for here.
        let firstBlock: Double
        /// Seconds for a block, of the first and of the last thousand behind it.
        let atStart: Double
        let atEnd: Double
    }

    static let rows = 1_000_000
    private static let sample = 1000

    private static let definition = """
        meter: {manufacturer: MCS, serial: "1"}
        registers: {energy: 12345678 Wh}
        logical_devices:
          - sap: 1
            associations: [{name: bench, client: 64, mechanism: low, secret: bench001, access: manager}]
            objects:
              - {class: Clock, obis: 0.0.1.0.0.255}
              - {class: Register, obis: 1.0.1.8.0.255, register: energy}
              - class: Profile generic
                obis: 1.0.99.1.0.255
                profile_entries: \(rows)
                capture_objects: [[Clock, 0.0.1.0.0.255, time], [Register, 1.0.1.8.0.255, value]]
        """

    private var server: Server<LivingMeter>

    init() throws {
        let template = try MeterDefinition.load(text: Self.definition, file: "bench.yaml").template
        let meter = LivingMeter(template, environment: StillEnvironment(template))
        guard let profile = meter.devices[0].objects.first(where: { $0.interfaceClass.id == 7 }) else {
            fail("the profile is not there")
        }
        for _ in 0..<Self.rows { try profile.invoke(2) }
        server = Server(meter)
    }

    /// Reads what `request` asks for to its end.
    mutating func read(_ request: [UInt8]) -> Reading {
        var session = LinkSession(link: 1)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }
        _ = exchange(Script.aarq, &session, buffer)
        let begin = Clock.threadSeconds()
        var octets = exchange(request, &session, buffer)
        var marks = [Clock.threadSeconds()]
        while buffer[3] == 0 {
            octets += exchange(Script.next(block: UInt32(marks.count)), &session, buffer)
            marks.append(Clock.threadSeconds())
        }
        server.close(&session)
        return Self.reading(octets, from: begin, marks)
    }

    /// Reads it to its end in general blocks, of which `window` go out before each acknowledgement.
    mutating func read(_ request: [UInt8], window: UInt8) -> Reading {
        var session = LinkSession(link: 1)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }
        _ = exchange(Script.generalAARQ, &session, buffer)
        let begin = Clock.threadSeconds()
        var (marks, acknowledgements) = ([Double](), 0)
        var octets = exchange(request, &session, buffer)
        while true {
            marks.append(Clock.threadSeconds())
            guard buffer[0] == 0xE0 else { fail("the profile did not come in general blocks") }
            guard buffer[1] & 0x80 == 0 else { break }
            if buffer[1] & 0x40 != 0 {
                octets += goOn(&session, buffer)
            } else {
                acknowledgements += 1
                let asking = Script.acknowledgement(number: acknowledgements, block: marks.count, window: window)
                octets += exchange(asking, &session, buffer)
            }
        }
        server.close(&session)
        return Self.reading(octets, from: begin, marks)
    }

    private static func reading(_ octets: Int, from begin: Double, _ marks: [Double]) -> Reading {
        guard marks.count > 2 * Self.sample else { fail("the profile came in \(marks.count) blocks") }
        let last = marks[marks.count - 1]
        return Reading(
            blocks: marks.count, octets: octets, seconds: last - begin, firstBlock: marks[0] - begin,
            atStart: (marks[Self.sample] - marks[0]) / Double(Self.sample),
            atEnd: (last - marks[marks.count - 1 - Self.sample]) / Double(Self.sample))
    }

    /// The next block of a window.
    private mutating func goOn(_ session: inout LinkSession, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        var writer = ByteWriter(buffer)
        _ = server.goOn(client: Script.client, server: 1, in: &session, response: &writer)
        return writer.count
    }

    private mutating func exchange(
        _ wpdu: [UInt8], _ session: inout LinkSession, _ buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        wpdu.withUnsafeBytes { octets in
            var writer = ByteWriter(buffer)
            _ = server.receive(
                Octets(octets).dropFirst(WPDU.headerSize), client: Script.client, server: 1, in: &session, at: .zero,
                response: &writer)
            return writer.count
        }
    }
}

extension Script {
    /// GET of the energies of all rows of the load profile: a range without bounds, and one of its columns.
    static let getEnergies: [UInt8] = {
        func column(_ classID: UInt8, _ name: [UInt8]) -> [UInt8] {
            [0x02, 0x04, 0x12, 0x00, classID, 0x09, 0x06] + name + [0x0F, 0x02, 0x12, 0x00, 0x00]
        }
        let range =
            [0x02, 0x04] + column(8, [0, 0, 1, 0, 0, 255]) + [0x00, 0x00, 0x01, 0x01] + column(3, [1, 0, 1, 8, 0, 255])
        return WPDU.wrap([0xC0, 0x01, 0xC1, 0x00, 7, 1, 0, 99, 1, 0, 255, 2, 1, 1] + range, client: client)
    }()
}
