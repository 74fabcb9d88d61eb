import DLMSServer
import DLMSWire

// What outlasts a power failure.
extension LivingMeter {
    /// Takes back what the memory holds, before the objects start.
    /// - Returns: names of what does not fit this definition and was dropped.
    func remember(_ memory: any MeterMemory) -> [MemoryName] {
        var dropped: [MemoryName] = []
        for name in memory.names {
            guard let octets = memory[name], let fits = take(octets, name) else { continue }
            guard !fits else { continue }
            dropped.append(name)
            memory.keep(nil, as: name, isUrgent: false)
        }
        return dropped
    }

    /// - Returns: whether it fits; nil when it is somebody else's.
    private func take(_ octets: [UInt8], _ name: MemoryName) -> Bool? {
        if name.parts[0] == "secret" { return take(secret: octets, name) }
        guard let (id, attribute) = name.object else { return nil }
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

    /// Remembers what the counters are that came; asked for before what changed is made safe.
    public func keepCounters() {
        guard let memory else { return }
        for setup in security.setups { security.keepReceived(of: setup, in: memory) }
    }
}
