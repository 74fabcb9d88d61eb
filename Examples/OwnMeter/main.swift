// A meter of one's own: six objects behind closures, served over TCP.
//
//     swift run OwnMeter [PORT]
//
// Client 16 reads without a password; client 1 gives the password "12345678" and may write and invoke as well.
import DLMSServer
import DLMSWire
import MeterHost

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#else
    import ucrt
#endif

/// What the meter measures and remembers. Everything here is touched on the meter's event loop only.
final class WaterMeter {
    /// Litres per hour, while the valve is open.
    private static let rate: UInt32 = 240

    /// Litres when the meter started.
    private let before: UInt32 = 123_456
    private let started = ContinuousClock.now
    var isValveOpen = true
    var location = "cellar"

    /// Litres.
    var volume: UInt32 { before + uptime / (3600 / Self.rate) }
    /// Litres per hour.
    var flow: UInt16 { isValveOpen ? UInt16(Self.rate) : 0 }
    /// Seconds.
    var uptime: UInt32 { UInt32(clamping: (ContinuousClock.now - started).components.seconds) }

    func setLocation(_ value: DataValue) throws {
        guard case .octetString(let octets) = value else { throw DataAccessResult.typeUnmatched }
        guard octets.count <= 32 else { throw TooLong(length: octets.count) }
        location = String(decoding: octets, as: UTF8.self)
    }
}

/// An error of our own: the client gets "other reason", `onError` gets this.
struct TooLong: Error, CustomStringConvertible {
    let length: Int
    var description: String { "a location has at most 32 characters, not \(length)" }
}

// MARK: - Its objects

/// Codes of the units used here.
///
/// - Spec: IEC 62056-6-2, unit
enum UnitCode {
    static let cubicMetre: UInt8 = 13
    static let cubicMetrePerHour: UInt8 = 14
    static let second: UInt8 = 7
}

/// Scaler and unit of a register: the value is multiplied by 10^scaler.
func scalerUnit(_ scaler: Int8, _ unit: UInt8) -> DataValue { .structure([.integer(scaler), .enumeration(unit)]) }

func text(_ text: String) -> DataValue { .octetString(Array(text.utf8)) }

/// Class 1, Data: one value.
func data(_ obis: String, read: @escaping () -> DataValue, write: ((DataValue) throws -> Void)? = nil) -> HostedObject {
    HostedObject(classID: 1, obis, attributes: [.init(2, read: read, write: write)])
}

/// Class 3, Register: a value with its unit.
func register(_ obis: String, _ scalerUnit: DataValue, read: @escaping () -> DataValue) -> HostedObject {
    HostedObject(classID: 3, obis, attributes: [.init(2, read: read), .constant(3, scalerUnit)])
}

/// Class 70, Disconnect control: opens and closes the valve.
func valve(of meter: WaterMeter) -> HostedObject {
    HostedObject(
        classID: 70, "0.0.96.3.10.255",
        attributes: [
            .init(2, read: { .boolean(meter.isValveOpen) }),
            // Control state: 0 disconnected, 1 connected.
            .init(3, read: { .enumeration(meter.isValveOpen ? 1 : 0) }),
            // Control mode 4: by remote command, both ways.
            .constant(4, .enumeration(4)),
        ],
        methods: [
            .init(1) { _ in
                meter.isValveOpen = false
                return nil
            },
            .init(2) { _ in
                meter.isValveOpen = true
                return nil
            },
        ])
}

func objects(of meter: WaterMeter) -> [HostedObject] {
    [
        data("0.0.42.0.0.255", read: { text("OWN00000001") }),
        data("0.0.96.1.1.255", read: { text(meter.location) }, write: meter.setLocation),
        register("8.0.1.0.0.255", scalerUnit(-3, UnitCode.cubicMetre)) { .doubleLongUnsigned(meter.volume) },
        register("8.0.2.0.0.255", scalerUnit(-3, UnitCode.cubicMetrePerHour)) { .longUnsigned(meter.flow) },
        register("0.0.96.8.0.255", scalerUnit(0, UnitCode.second)) { .doubleLongUnsigned(meter.uptime) },
        valve(of: meter),
    ]
}

// MARK: - Serving

/// Makes the meter on the event loop where it will live.
@Sendable func makeMeter() -> HostedMeter {
    let water = WaterMeter()
    let meter = HostedMeter(
        associations: [HostedAssociation(client: 16), HostedAssociation(client: 1, password: "12345678")],
        objects: objects(of: water))
    meter.onError = { error, object in HostPlatform.write(line: "\(object): \(error)", to: 2) }
    return meter
}

/// Prints what went wrong, as the log of a real meter would keep it.
@Sendable func show(_ event: MeterEvent) {
    if event.isError { HostPlatform.write(line: event.line, to: 2) }
}

HostPlatform.holdEndSignals()
let port = CommandLine.arguments.dropFirst().first ?? "0"
do {
    let server = try MeterServer(listening: ["tcp://127.0.0.1:\(port)"], onEvent: show, makeMeter)
    for url in server.urls { HostPlatform.write(line: "listening \(url)", to: 1) }
    HostPlatform.waitForEndSignal()
    server.shutdown()
} catch {
    HostPlatform.write(line: "OwnMeter: \(error)", to: 2)
    exit(1)
}
