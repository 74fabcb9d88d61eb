import DLMSServer
import DLMSWire

// Values, as the server asks for them.
extension LivingMeter {
    public func read(
        _ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        if target.snapshot != 0, let value = frozen[target.snapshot]?[target.attribute] {
            return value.write(into: &writer)
        }
        try read(AttributeRequest(target, peer), slot: Int(target.object.rawValue), into: &writer)
    }

    public func write(
        _ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader
    ) throws(DataAccessResult) {
        let before = reader.rest
        do throws(DecodeError) { try reader.skipData() } catch { throw .typeUnmatched }
        let value = before.prefix(before.count - reader.remaining)
        let slot = Int(target.object.rawValue)
        if target.selector != nil {
            try writePart(AttributeRequest(target, peer), value, slot)
        } else {
            try write(value, to: target.attribute, slot: slot, for: peer)
        }
        acknowledge()
    }

    public func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) {
        let octets = parameter?.rest ?? Octets.empty
        try invoke(method, slot: Int(object.rawValue), for: peer, with: octets, into: &writer)
        acknowledge()
    }

    public func freeze(_ target: AttributeTarget, for peer: Peer) -> UInt32 {
        let slot = Int(target.object.rawValue)
        let count = attributeCount(of: target.object)
        let attributes = target.attribute == 0 ? 1...max(count, 1) : target.attribute...target.attribute
        var values: [UInt8: any FrozenValue] = [:]
        for attribute in attributes {
            var request = AttributeRequest(target, peer)
            request.attribute = attribute
            values[attribute] = frozenValue(request, slot: slot)
        }
        guard !values.isEmpty else { return 0 }
        lastSnapshot = lastSnapshot == .max ? 1 : lastSnapshot + 1
        frozen[lastSnapshot] = values
        return lastSnapshot
    }

    public func thaw(_ snapshot: UInt32) { frozen[snapshot] = nil }
}

extension AttributeRequest {
    fileprivate init(_ target: AttributeTarget, _ peer: Peer) {
        self.init(attribute: target.attribute, selector: target.selector, parameters: target.parameters, peer: peer)
    }
}

// MARK: - Reading, for the server, the console and captures alike

extension LivingMeter {
    func read(_ request: AttributeRequest, slot: Int, into writer: inout ByteWriter) throws(DataAccessResult) {
        if let selector = request.selector { try checkKnows(selector, slot) }
        switch source(slot, request.attribute) {
        case .absent: throw .objectUndefined
        case .constant(let offset, let count):
            if request.selector != nil { return try readPart(request, slot, into: &writer) }
            plan.constants.withUnsafeBytes {
                writer.octets(Octets(UnsafeRawBufferPointer(rebasing: $0[offset..<(offset &+ count)])))
            }
        case .value(let octets):
            if request.selector != nil { return try readPart(request, slot, into: &writer) }
            writer.octets(octets)
        case .register(let register):
            try refuseSelector(request)
            try read(register, into: &writer)
        case .callback(let name):
            try refuseSelector(request)
            guard let value = environment.value(ofCallback: name) else { throw .temporaryFailure }
            value.encode(into: &writer)
        case .behaviour:
            guard let behaviour = behaviours[slot] else { throw .objectUnavailable }
            try behaviour.read(request, of: LivingObject(meter: self, slot: slot), into: &writer)
        }
    }

    /// Where an attribute's value comes from now.
    func source(_ slot: Int, _ attribute: UInt8) -> AttributePlan {
        if let changed = changes[slot]?.source(of: attribute) { return changed }
        let object = plan.objects[slot]
        guard attribute > 0, attribute <= object.attributeCount else { return .absent }
        return plan.attributes[object.firstAttribute &+ Int(attribute) &- 1]
    }

    private func read(_ register: BoundRegister, into writer: inout ByteWriter) throws(DataAccessResult) {
        guard let index = register.index else { throw .temporaryFailure }
        register.encode(value(ofRegister: index), into: &writer)
    }

    /// The register's value now, or at the moment of the past that is being captured.
    private func value(ofRegister index: Int) -> Double {
        guard let moment, moment.isPast else { return environment.value(at: index) }
        return environment.value(at: index, utcMilliseconds: moment.utcMilliseconds)
    }

    /// A definition may make an object know fewer selectors than its class has.
    private func checkKnows(_ selector: UInt8, _ slot: Int) throws(DataAccessResult) {
        let rules = plan.templates[slot].selection
        guard rules.knows(selector) else { throw rules.refused }
    }

    /// Reads a part of a static attribute, where its class says what parts there are.
    private func readPart(
        _ request: AttributeRequest, _ slot: Int, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        let value = try? LivingObject(meter: self, slot: slot).value(of: request.attribute)
        guard let behaviour = behaviours[slot], let value else { throw .scopeOfAccessViolated }
        try behaviour.readPart(request, of: value, into: &writer)
    }

    private func writePart(_ request: AttributeRequest, _ part: Octets, _ slot: Int) throws(DataAccessResult) {
        guard let selector = request.selector else { return }
        try checkKnows(selector, slot)
        let value = try? LivingObject(meter: self, slot: slot).value(of: request.attribute)
        guard let behaviour = behaviours[slot], let value, let part = DataValue(part) else {
            throw .scopeOfAccessViolated
        }
        let whole = try behaviour.replacePart(request, of: value, with: part).octets
        try withReader(whole) { (reader: inout ByteReader) throws(DataAccessResult) in
            try write(reader.rest, to: request.attribute, slot: slot, for: request.peer)
        }
    }

    /// Only attributes with a behaviour can be read in part.
    private func refuseSelector(_ request: AttributeRequest) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
    }

    /// Also the shortest value is held still: in a list it may lie across the border of two blocks.
    private func frozenValue(_ request: AttributeRequest, slot: Int) -> (any FrozenValue)? {
        switch source(slot, request.attribute) {
        case .constant where request.selector != nil, .value where request.selector != nil: frozenPart(request, slot)
        case .constant(let offset, let count): FrozenOctets(Array(plan.constants[offset..<(offset + count)]))
        case .value(let octets): FrozenOctets(octets)
        case .behaviour:
            behaviours[slot]?.freeze(request, of: LivingObject(meter: self, slot: slot)) ?? frozenPart(request, slot)
        case .callback, .register: frozenPart(request, slot)
        case .absent: nil
        }
    }

    private func frozenPart(_ request: AttributeRequest, _ slot: Int) -> (any FrozenValue)? {
        let part = try? encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
            try read(request, slot: slot, into: &writer)
        }
        return part.map { FrozenOctets($0) }
    }
}
