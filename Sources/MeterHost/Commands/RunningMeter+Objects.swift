import COSEM
import DLMSWire

// Commands on objects.
extension RunningMeter {
    func set(_ id: ObjectID, _ attribute: UInt8, _ value: DataValue) throws(CommandFault) -> String {
        let object = try object(id)
        let before = try? object.value(of: attribute)
        let step = try undoStep(for: object, attribute, before)
        let time = utcMilliseconds
        do throws(ValueError) { try object.set(value, attribute: attribute) } catch { throw CommandFault("\(error)") }
        let after = (try? object.value(of: attribute)) ?? value
        let text =
            "\(title(object, attribute)): \(words(before, object, attribute)) → \(words(after, object, attribute))"
        undoStack.push(object.isTime(attribute) ? .time(shift: utcMilliseconds - time) : step, text)
        return text
    }

    func setSource(_ id: ObjectID, _ attribute: UInt8, _ source: AttributeSource) throws(CommandFault) -> String {
        let object = try object(id)
        do throws(ValueError) {
            let before = try object.source(of: attribute)
            try object.setSource(source, of: attribute)
            let text = "\(title(object, attribute)): \(before.word) → \(source.word)"
            undoStack.push(.source(id, attribute, before), text)
            return text
        } catch {
            throw CommandFault("\(error)")
        }
    }

    func invoke(_ id: ObjectID, _ method: UInt8, _ parameter: DataValue?) throws(CommandFault) -> String {
        let object = try object(id)
        let name = object.interfaceClass.method(method)?.name ?? "method \(method)"
        do throws(ValueError) {
            let result = try object.invoke(method, with: parameter)
            let text =
                "\(id.instance) \(name) invoked" + (result.map { ": \(ValueText($0, limit: 60).description)" } ?? "")
            undoStack.push(.barrier("\(name) of \(id.instance)"), text)
            return text
        } catch {
            throw CommandFault("\(error)")
        }
    }

    func operate(_ id: ObjectID, connect: Bool) throws(CommandFault) -> String {
        let object = try object(id)
        do throws(ValueError) { try object.operateByHand(connect: connect) } catch { throw CommandFault("\(error)") }
        return "\(id.instance): \(connect ? "reconnected" : "disconnected") by hand"
    }

    func failImage(_ id: ObjectID, _ failure: ImageFailure?) throws(CommandFault) -> String {
        guard try object(id).failImage(failure) else { throw CommandFault("\(id) is no image transfer") }
        return "\(id.instance): \(failure.map { "the next \($0.rawValue) goes wrong" } ?? "nothing goes wrong")"
    }

    func add(_ template: ObjectTemplate, to device: UInt16) throws(CommandFault) -> String {
        do throws(ValueError) { return added(try living.add(template, to: device)) } catch {
            throw CommandFault("\(error)")
        }
    }

    func copy(_ id: ObjectID, to instance: LogicalName) throws(CommandFault) -> String {
        do throws(ValueError) { return added(try living.copy(id, to: instance)) } catch {
            throw CommandFault("\(error)")
        }
    }

    func remove(_ id: ObjectID) throws(CommandFault) -> String {
        let template = try object(id).snapshot()
        do throws(ValueError) { try living.remove(id) } catch { throw CommandFault("\(error)") }
        let text = "removed \(template.instance) \(template.name)"
        undoStack.push(.removed(template, device: id.device), text)
        return text
    }

    private func added(_ object: LivingObject) -> String {
        let text = "added \(object.instance) \(object.name), \(object.interfaceClass)"
        undoStack.push(.added(object.id), text)
        return text
    }
}

// MARK: - Helpers

extension RunningMeter {
    func object(_ id: ObjectID) throws(CommandFault) -> LivingObject {
        guard let object = living.object(id) else { throw CommandFault("there is no object \(id)") }
        return object
    }

    /// How an edit of the attribute will be taken back.
    private func undoStep(
        for object: LivingObject, _ attribute: UInt8, _ before: DataValue?
    ) throws(CommandFault) -> UndoStack.Step {
        let source: AttributeSource
        do throws(ValueError) { source = try object.source(of: attribute) } catch { throw CommandFault("\(error)") }
        switch source {
        case .value, .callback: return .source(object.id, attribute, source)
        case .register(let binding):
            guard let index = registers.index(of: binding.register) else {
                throw CommandFault("no register is called \(binding.register)")
            }
            return .register(binding.register, value: registers.value(at: index), state: registers.state(at: index))
        case .behaviour: return .value(object.id, attribute, before ?? .nullData)
        }
    }

    private func title(_ object: LivingObject, _ attribute: UInt8) -> String {
        "\(object.instance) \(object.interfaceClass.attribute(attribute)?.name ?? "attribute \(attribute)")"
    }

    /// A value for the line that tells of a change; secrets are not shown.
    private func words(_ value: DataValue?, _ object: LivingObject, _ attribute: UInt8) -> String {
        guard let definition = object.interfaceClass.attribute(attribute), let value else { return "none" }
        guard !definition.isSecret else { return Redaction.mask }
        return ValueText(value, of: definition, scalerUnit: object.scalerUnit(of: attribute), limit: 60).description
    }
}

extension LivingObject {
    /// Whether the attribute is the time of a Clock.
    fileprivate func isTime(_ attribute: UInt8) -> Bool { id.classID == 8 && attribute == 2 }
}

extension LivingObject {
    /// Value of the scaler_unit that belongs to a Register's or Extended register's value; nil for other attributes.
    func scalerUnit(of attribute: UInt8) -> DataValue? {
        (3...4).contains(id.classID) && attribute == 2 ? try? value(of: 3) : nil
    }
}

extension AttributeSource {
    /// A few words: `static 16 octets`, `register voltage_l1`, `behaviour`.
    var word: String {
        switch self {
        case .value(let octets):
            "static \((try? DataValue(octets)).map { ValueText($0, limit: 60).value } ?? "\(octets.count) octets")"
        case .register(let binding): "register \(binding.register)"
        case .callback(let name): "callback \(name)"
        case .behaviour: "behaviour of the class"
        }
    }
}
