import DLMSServer
import DLMSWire

/// Disconnect control: connects the load to the supply, and disconnects it, as far as its mode allows.
///
/// - Spec: IEC 62056-6-2, Disconnect control (class_id 70)
final class DisconnectControlBehaviour: ClassBehaviour {
    enum Attribute {
        static let outputState: UInt8 = 2
        static let controlState: UInt8 = 3
        static let controlMode: UInt8 = 4
    }

    func start(_ object: LivingObject) {
        // A meter whose definition does not say is one that supplies.
        if object.template.attributes.first(where: { $0.id == Attribute.controlState })?.source == .behaviour {
            object.keep(.enumeration(DisconnectState.connected.rawValue), in: Attribute.controlState)
        }
        apply(state(object), object)
    }

    func didChange(_ attribute: UInt8, of object: LivingObject) {
        switch attribute {
        case Attribute.controlState: apply(state(object), object)
        case Attribute.controlMode: if mode(object) == .none { apply(.connected, object) }
        default: break
        }
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        let isLocal = object.meter.scriptDepth > 0 && object.meter.scriptOrigin == .local
        switch method {
        case 1: try perform(isLocal ? .localDisconnect : .remoteDisconnect, object)
        case 2: try perform(isLocal ? .localReconnect : .remoteReconnect, object)
        default: throw .objectUnavailable
        }
    }

    /// - Throws: ``ActionResult/otherReason`` where the mode does not allow it, or no transition leads from here.
    func perform(_ command: DisconnectCommand, _ object: LivingObject) throws(ActionResult) {
        let before = state(object)
        guard let after = mode(object).next(command, from: before) else { throw .otherReason }
        guard after != before else { return }
        apply(after, object)
        object.meter.raise(command.event(after), in: object.id.device)
    }

    private func state(_ object: LivingObject) -> DisconnectState {
        (try? object.value(of: Attribute.controlState))?.integer.flatMap { DisconnectState(rawValue: UInt8($0)) }
            ?? .connected
    }

    private func mode(_ object: LivingObject) -> DisconnectMode {
        (try? object.value(of: Attribute.controlMode))?.integer.flatMap { DisconnectMode(rawValue: UInt8($0)) } ?? .none
    }

    private func apply(_ state: DisconnectState, _ object: LivingObject) {
        object.keep(.enumeration(state.rawValue), in: Attribute.controlState)
        object.keep(.boolean(state == .connected), in: Attribute.outputState)
        // The switch of the meter itself; others are those of devices behind it.
        if object.instance.c == 96 { object.meter.environment.setSupply(state == .connected) }
    }
}

extension LivingObject {
    /// Operates the switch of a disconnect control by hand.
    /// - Throws: ``ValueError/method(_:name:)`` where its mode does not allow it.
    public func operateByHand(connect: Bool) throws(ValueError) {
        guard let behaviour = meter.behaviours[slot] as? DisconnectControlBehaviour else {
            throw .noSuchMethod(0, of: interfaceClass.name)
        }
        do throws(ActionResult) {
            try behaviour.perform(connect ? .manualReconnect : .manualDisconnect, self)
        } catch {
            throw .method(error, name: connect ? "manual_reconnect" : "manual_disconnect")
        }
    }
}
