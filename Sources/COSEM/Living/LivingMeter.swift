import DLMSServer
import DLMSWire

/// A meter that runs: the template's objects with what has changed since, and their behaviour.
///
/// It implements ``DataInterface``, so the server reads and writes it, and gives the console the same objects to look
/// at and edit. All of it is used on one executor.
public final class LivingMeter {
    /// What the meter was made from, with the objects added that every meter has.
    public let template: MeterTemplate
    public let environment: any MeterEnvironment
    /// Keys, counters and cryptography.
    @exclusivity(unchecked) public var security: MeterSecurity
    /// Everything the server reports is handed on to here.
    @exclusivity(unchecked) public var onEvent: ((ServerEvent, Peer) -> Void)?
    /// An attribute has another value or source now, whoever changed it.
    public var onChange: ((ObjectID, UInt8) -> Void)?
    /// A script of this table ran by itself: its number, and whether nothing in it was refused.
    public var onScript: ((ObjectID, UInt16, Bool) -> Void)?
    /// Objects were added or removed.
    public var onObjectsChanged: (() -> Void)?

    // The next three are looked at many times for every request. All of it happens on one executor, so checking at run
    // time that nobody else changes them meanwhile would only cost.
    @exclusivity(unchecked) var plan: MeterPlan
    /// By slot; nil as long as an object is what its template says.
    @exclusivity(unchecked) var changes: [ObjectChanges?]
    /// By slot; nil where a class has no behaviour.
    @exclusivity(unchecked) var behaviours: [(any ClassBehaviour)?]
    /// Slots below are the definition's objects, those from here on were added.
    let definedObjects: Int
    let associations: [AssociationState]
    /// Slots whose behaviour wants to know that time passes, in the order in which they are told.
    var ticking: [Int] = []
    /// Whether some of them look at values of others.
    var isWatching = false
    /// Moment of UTC, in milliseconds, that the meter has lived through up to.
    var passed: Int64
    var isAdvancing = false
    /// Slots of the clocks that logical devices go by, as far as they were looked for; nil where there is none.
    @exclusivity(unchecked) var clockSlots: [UInt16: Int?] = [:]
    /// How often the time was set: what was planned before does not hold any more.
    var timeSettings = 0
    /// Slots of the parameter monitors.
    var parameterMonitors: [Int] = []
    /// Scripts that run at present, one started by the other, and who started the first.
    var scriptDepth = 0
    var scriptOrigin = ScriptOrigin.remote
    /// Values that are held still while they are sent, by the token that stands for them and by their attribute.
    var frozen: [UInt32: [UInt8: any FrozenValue]] = [:]
    var lastSnapshot: UInt32 = 0
    let memory: (any MeterMemory)?
    /// What was remembered and does not fit the definition any more.
    public private(set) var forgotten: [MemoryName] = []
    /// While a row is captured: the moment it is captured for.
    @exclusivity(unchecked) var moment: CaptureMoment?

    /// Makes a meter from `template`. Registers are looked up in `environment` here, once.
    public init(_ template: MeterTemplate, environment: any MeterEnvironment) {
        let complete = template.withMandatoryObjects()
        (self.template, self.environment) = (complete, environment)
        plan = MeterPlan(complete, registerIndex: environment.index(ofRegister:))
        passed = environment.utcMilliseconds
        definedObjects = plan.objects.count
        changes = Array(repeating: nil, count: plan.objects.count)
        behaviours = plan.templates.map { BehaviourEntry.find($0.interfaceClass)?.make() }
        associations = AssociationState.all(of: complete, plan)
        memory = environment.memory
        security = MeterSecurity(
            complete, crypto: environment.crypto, provider: environment.certificates, memory: environment.memory,
            seconds: UInt32(truncatingIfNeeded: environment.utcMilliseconds / 1000))
        security.secret = { [unowned self] in secret(of: $0) }
        if let memory { forgotten = remember(memory) }
        for slot in plan.objects.indices { start(slot) }
    }

    /// Logical devices in the order of the definition; the first is the management logical device.
    public var devices: [LivingDevice] { template.logicalDevices.indices.map { LivingDevice(meter: self, index: $0) } }

    public func device(_ sap: UInt16) -> LivingDevice? { devices.first { $0.sap == sap } }

    public func object(_ id: ObjectID) -> LivingObject? {
        guard case .slot(let slot) = plan.index.find(device: id.device, classID: id.classID, instance: id.instance)
        else { return nil }
        return LivingObject(meter: self, slot: slot)
    }
}
