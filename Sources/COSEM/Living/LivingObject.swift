import DLMSServer
import DLMSWire

/// A COSEM object of a living meter: a view, made when it is asked for.
public struct LivingObject {
    let meter: LivingMeter
    let slot: Int

    private var plan: ObjectPlan { meter.plan.objects[slot] }
    /// What the object was made from.
    public var template: ObjectTemplate { meter.plan.templates[slot] }

    public var id: ObjectID { ObjectID(device: plan.device, classID: plan.classID, instance: plan.instance) }
    public var instance: LogicalName { plan.instance }
    public var interfaceClass: InterfaceClass { template.interfaceClass }
    /// Display name: the definition's, else the OBIS code's.
    public var name: String { template.name }
    public var device: LivingDevice? { meter.device(plan.device) }
}

extension LivingObject: Hashable {
    public static func == (left: LivingObject, right: LivingObject) -> Bool {
        left.slot == right.slot && left.meter === right.meter
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(slot) }
}

// MARK: - Values

extension LivingObject {
    /// The attribute's value now.
    /// - Throws: ``ValueError/noSuchAttribute(_:of:)``, or ``ValueError/read(_:attribute:)`` when it cannot be given.
    public func value(of attribute: UInt8) throws(ValueError) -> DataValue {
        let octets = try encodedValue(of: attribute)
        guard let value = try? DataValue(octets) else {
            throw .read(.otherReason, attribute: try self.attribute(attribute).name)
        }
        return value
    }

    /// The attribute's value now, as the `Data` a client gets.
    public func encodedValue(of attribute: UInt8) throws(ValueError) -> [UInt8] {
        let definition = try self.attribute(attribute)
        do throws(DataAccessResult) {
            return try encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
                try meter.read(AttributeRequest(attribute: attribute), slot: slot, into: &writer)
            }
        } catch {
            throw .read(error, attribute: definition.name)
        }
    }

    /// Sets the attribute: its value where it is static, its register where it shows one, else as its class has it.
    /// - Throws: ``ValueError/unsuitable(_:)`` for a value of another type or out of range.
    public func set(_ value: DataValue, attribute: UInt8) throws(ValueError) {
        let definition = try self.attribute(attribute)
        do { try definition.check(value) } catch { throw .unsuitable(error) }
        do throws(DataAccessResult) {
            try withReader(value.octets) { (reader: inout ByteReader) throws(DataAccessResult) in
                try meter.write(reader.rest, to: attribute, slot: slot, for: nil)
            }
        } catch {
            throw .write(error, attribute: definition.name)
        }
    }

    /// Invokes a method as a client would, with every right.
    /// - Returns: the method's return value, if it has one.
    @discardableResult
    public func invoke(_ method: UInt8, with parameter: DataValue? = nil) throws(ValueError) -> DataValue? {
        guard let definition = interfaceClass.method(method) else {
            throw .noSuchMethod(method, of: interfaceClass.name)
        }
        if let parameter { do { try definition.check(parameter) } catch { throw .unsuitable(error) } }
        do throws(ActionResult) {
            let result = try withReader(parameter?.octets ?? []) { (reader: inout ByteReader) throws(ActionResult) in
                try invoke(method, reader.rest)
            }
            return result.isEmpty ? nil : try? DataValue(result)
        } catch {
            throw .method(error, name: definition.name)
        }
    }

    /// A method is carried out once, so its result gets room for the longest there is.
    private func invoke(_ method: UInt8, _ parameter: Octets) throws(ActionResult) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { buffer.deallocate() }
        var writer = ByteWriter(buffer)
        try meter.invoke(method, slot: slot, for: nil, with: parameter, into: &writer)
        return writer.written.array
    }

    func attribute(_ id: UInt8) throws(ValueError) -> InterfaceClass.Attribute {
        guard let attribute = interfaceClass.attribute(id) else {
            throw .noSuchAttribute(id, of: interfaceClass.name)
        }
        return attribute
    }
}

// MARK: - Rights

extension LivingObject {
    /// Right of an association, by its place in ``LivingDevice/associations``; nil when there is no such attribute.
    public func access(attribute: UInt8, association: Int) -> AttributeAccess? {
        meter.attributeAccess(slot, attribute, association: association)
    }

    /// Right of an association, by its place in ``LivingDevice/associations``; nil when there is no such method.
    public func access(method: UInt8, association: Int) -> MethodAccess? {
        meter.methodAccess(slot, method, association: association)
    }
}
