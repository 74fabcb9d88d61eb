import DLMSServer
import DLMSWire

// What outlasts a power failure.
extension LivingMeter {
    /// Takes back what the memory holds, before the objects start.
    /// - Returns: names of what does not fit this definition and was dropped.
    func remember(_ memory: any MeterMemory) -> [MemoryName] {
        let names = memory.names
        var dropped = names.filter { name in memory[name].flatMap { take($0, name) } == false }
        // Buffers come after the attributes that say what they hold.
        dropped += names.filter { name in memory[name].flatMap { takeBuffer($0, name, memory) } == false }
        for name in dropped { memory.keep(nil, as: name, isUrgent: false) }
        for name in names where name.parts[0] == "rows" && !isInUse(name) {
            memory.keep(nil, as: name, isUrgent: false)
        }
        return dropped
    }

    /// - Returns: whether it fits; nil when it is somebody else's.
    private func take(_ octets: [UInt8], _ name: MemoryName) -> Bool? {
        if name.parts[0] == "secret" { return take(secret: octets, name) }
        guard ["attribute", "rights"].contains(name.parts[0]), let (id, attribute) = name.object else { return nil }
        guard case .slot(let slot) = plan.index.find(device: id.device, classID: id.classID, instance: id.instance)
        else { return false }
        return attribute.map { take(octets, for: $0, slot) } ?? take(rights: octets, slot)
    }

    private func take(_ octets: [UInt8], for attribute: UInt8, _ slot: Int) -> Bool {
        switch source(slot, attribute) {
        case .constant, .value: break
        case .absent, .register, .callback, .behaviour: return false
        }
        let object = LivingObject(meter: self, slot: slot)
        guard let definition = object.interfaceClass.attribute(attribute), let value = try? DataValue(octets),
            (try? definition.type.check(value)) != nil, (try? definition.check(value)) != nil
        else { return false }
        changes(of: slot).setSource(.value(octets), of: attribute)
        return true
    }

    private func take(rights octets: [UInt8], _ slot: Int) -> Bool {
        guard octets.count == plan.objects[slot].rightCount else { return false }
        changes(of: slot).rights = octets
        return true
    }

    private func takeBuffer(_ octets: [UInt8], _ name: MemoryName, _ memory: any MeterMemory) -> Bool? {
        guard name.parts[0] == "buffer", let id = name.object?.id else { return nil }
        guard let object = object(id), let profile = behaviours[object.slot] as? ProfileBehaviour else { return false }
        return profile.take(octets, for: object, from: memory)
    }

    /// Whether rows belong to a buffer that was taken back.
    private func isInUse(_ name: MemoryName) -> Bool {
        guard let object = (name.object?.id).flatMap(object) else { return false }
        return (behaviours[object.slot] as? ProfileBehaviour)?.isRemembered ?? false
    }

    private func take(secret octets: [UInt8], _ name: MemoryName) -> Bool {
        let parts = name.parts
        guard parts.count == 3, let device = UInt16(parts[1]), let client = UInt16(parts[2]),
            let state = associations.first(where: { $0.offer.server == device && $0.offer.client == client })
        else { return false }
        state.secret = octets
        return true
    }
}

// MARK: - What changes

extension LivingMeter {
    /// Remembers the value of an attribute that was set; objects added by hand are saved with the definition instead.
    func keep(_ source: AttributePlan?, of attribute: UInt8, slot: Int) {
        guard let memory, slot < definedObjects else { return }
        let name = MemoryName.attribute(attribute, of: LivingObject(meter: self, slot: slot).id)
        if case .value(let octets)? = source { return memory.keep(octets, as: name) }
        if memory[name] != nil { memory.keep(nil, as: name) }
    }

    /// Counter of the first message that the meter sends ciphered; nil when nothing is.
    public var firstCounter: UInt32? { security.setups.first?.nextUnused }

    /// A client hears next that what it asked for was done: that has to be safe, buffers included.
    func acknowledge() {
        guard let memory else { return }
        keepBuffers(isUrgent: true)
        memory.acknowledge()
    }

    /// Remembers the buffers that have other rows than before.
    public func keepBuffers(isUrgent: Bool = false) {
        guard let memory else { return }
        for slot in ticking where slot < definedObjects {
            guard let profile = behaviours[slot] as? ProfileBehaviour else { continue }
            profile.keep(LivingObject(meter: self, slot: slot), in: memory, isUrgent: isUrgent)
        }
    }

    /// Remembers what the counters are that came; asked for before what changed is made safe.
    public func keepCounters() {
        guard let memory else { return }
        for setup in security.setups { security.keepReceived(of: setup, in: memory) }
    }
}
