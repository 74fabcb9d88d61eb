import COSEM
import DLMSServer
import DLMSWire
import MeterDefinition
import NIOCore

/// A meter that runs: its objects, registers and clock, its lines and clients, and what was seen of them.
///
/// All of it is touched on one event loop; ``MeterHandle`` is the way in from other threads.
public final class RunningMeter {
    /// Lines, clients, capture log and event log.
    public let service: MeterService<LivingMeter>
    /// Objects of the meter; another instance after a reload.
    public private(set) var living: LivingMeter
    /// What the meter was made from.
    public private(set) var definition: LoadedDefinition
    /// Stops changes from the console and from scripts; clients keep their rights.
    public var isReadOnly: Bool
    /// Opens ciphered frames, when somebody looks at them.
    public let opener: FrameOpener
    private var explainer: Explainer?
    private(set) var environment: HostEnvironment
    let options: MeterOptions
    /// What the meter remembers; nil for one that starts anew each time.
    let state: RememberedState?
    var undoStack = UndoStack()
    /// File that ``MeterCommand/save(path:)`` wrote last.
    var savedPath: String?
    /// Whether time is to pass again before the next second.
    var isPassing = false

    init(
        _ definition: LoadedDefinition, options: MeterOptions, stateFile: StateFile? = nil, on eventLoop: any EventLoop
    ) throws(StateFault) {
        (self.definition, self.options) = (definition, options)
        isReadOnly = options.isReadOnly
        let time = HostTime()
        state = try stateFile.map { (file) throws(StateFault) in try RememberedState(file, on: eventLoop) }
        environment = HostEnvironment(definition, options: options, time: time, memory: state)
        living = LivingMeter(definition.template, environment: environment)
        service = MeterService(
            living, buffers: definition.template.buffers, limits: options.limits, time: time, on: eventLoop)
        opener = FrameOpener(living, capture: service.capture)
        connectState()
        explainer = Explainer(self)
        service.onRefusal = { [unowned self] in explainer?.take($0, from: $1, on: $2) }
        opener.history.onReplaced = { [unowned self] in service.record(.keyReplaced(KeyReplacement($0, $1))) }
        adopt()
        service.run { [unowned self] in
            letTimePass()
            keepState()
        }
    }

    /// Puts another definition in place of the running one; registers of the same name keep their values.
    func replace(_ definition: LoadedDefinition) {
        self.definition = definition
        keepState()
        environment = HostEnvironment(
            definition, options: options, time: service.time, memory: state, previous: environment)
        living = LivingMeter(definition.template, environment: environment)
        service.replace(living, buffers: definition.template.buffers)
        opener.adopt(living)
        undoStack = UndoStack()
        adopt()
    }

    /// Connects the objects with what shows them.
    private func adopt() {
        service.nameAssociation = { [unowned self] in name(of: $0) }
        for warning in definition.warnings { note(warning.description) }
        for name in environment.forgotten + living.forgotten {
            note("state: \(name) does not fit the definition any more and was dropped")
        }
        let facts = ObjectLineFacts(living, buffers: service.buffers)
        service.facts = facts
        let truth = LineTruth(living, of: service)
        living.onChange = { [unowned self] id, attribute in
            if facts.noteChange(of: id) {
                truth.follow(id, attribute)
                service.factsChanged()
            }
            service.onChange?()
        }
        living.onObjectsChanged = { [unowned self] in
            facts.noteChange()
            service.factsChanged()
            service.onChange?()
        }
        service.onListening = { truth.tell($0) }
        for line in lines where line.isListening { truth.tell(line) }
        service.factsChanged()
        living.onScript = { [unowned self] in note(script: $0, $1, succeeded: $2) }
        environment.engine.onDisturbance = { [unowned self] in noteDisturbance(phase: $0, $1) }
        if definition.simulation != nil { living.backfill(since: utcMilliseconds - options.history.milliseconds) }
    }

    private func name(of offer: AssociationOffer) -> String {
        let associations = living.device(offer.server)?.associations ?? []
        let index = Int(offer.index)
        return associations.indices.contains(index) ? associations[index].name : "client \(offer.client)"
    }
}

extension RunningMeter {
    public var eventLoop: any EventLoop { service.eventLoop }
    public var capture: CaptureLog { service.capture }
    public var log: EventLog { service.log }
    public var clients: ClientTable { service.clients }
    /// In the order they were asked for.
    public var lines: [Line] { service.lines }
    public var identity: MeterIdentity { living.template.identity }
    public var registers: RegisterBank { environment.registers }
    /// Time since the start.
    public var now: Duration { service.time.now }
    /// Host time in milliseconds since 1970-01-01 UTC.
    public var hostMilliseconds: Int64 { service.time.milliseconds }
    /// Meter time in milliseconds since 1970-01-01 UTC.
    public var utcMilliseconds: Int64 { environment.utcMilliseconds }
    /// Seconds of meter time per second.
    public var clockRate: Double { environment.clock.rate }

    /// Moves the meter's time without counting as a change by a client; what is due is looked at anew.
    func shiftClock(by milliseconds: Int64) {
        let before = utcMilliseconds
        environment.setTime(utcMilliseconds: before + milliseconds)
        living.timeWasSet(from: before)
    }

    /// Puts a line of text into the log: what was printed while the screen is up, what a signal did.
    public func note(_ text: String) { service.record(.note(text)) }
}
