import DLMSServer
import DLMSWire

/// Script table: lists of attribute writes and method calls that are carried out together.
///
/// A script acts as the meter itself: what a client may do is no limit to it.
///
/// - Spec: IEC 62056-6-2, Script table (class_id 9)
final class ScriptTableBehaviour: ClassBehaviour {
    private enum Attribute {
        static let scripts: UInt8 = 2
    }

    /// Scripts that may start each other: a circle ends here.
    private static let greatestDepth = 8

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard method == 1 else { throw .objectUnavailable }
        guard case .longUnsigned(let selector)? = DataValue(parameter) else { throw .typeUnmatched }
        guard execute(selector, object) else { throw .otherReason }
    }

    /// Carries out a script, every action of it in order, whatever becomes of the others.
    /// - Returns: whether there is such a script, and nothing in it was refused.
    func execute(_ selector: UInt16, _ object: LivingObject) -> Bool {
        guard selector != 0 else { return true }
        let meter = object.meter
        guard meter.scriptDepth < Self.greatestDepth, let actions = actions(of: selector, object) else { return false }
        meter.scriptDepth += 1
        defer { meter.scriptDepth -= 1 }
        return actions.reduce(true) { succeeded, value in
            let isDone = ScriptAction(value).map { perform($0, object) } ?? false
            return isDone && succeeded
        }
    }

    private func actions(of selector: UInt16, _ object: LivingObject) -> [DataValue]? {
        let script = object.elements(of: Attribute.scripts).first { $0.elements?.first == .longUnsigned(selector) }
        return script?.elements?.last?.elements
    }

    private func perform(_ action: ScriptAction, _ object: LivingObject) -> Bool {
        guard let target = object.sibling(action.classID, action.instance) else { return false }
        do throws(ValueError) {
            switch action.service {
            case .writeAttribute: try target.set(action.parameter, attribute: action.index)
            case .executeMethod: try target.invoke(action.index, with: action.parameter)
            }
            return true
        } catch {
            return false
        }
    }
}

extension LivingMeter {
    /// Runs a script of a logical device.
    /// - Returns: whether there is such a script, and nothing in it was refused.
    @discardableResult
    func run(_ script: ScriptReference?, ofDevice sap: UInt16, for origin: ScriptOrigin = .remote) -> Bool {
        guard let script, script.selector != 0 else { return true }
        let id = ObjectID(device: sap, classID: InterfaceClassID.scriptTable, instance: script.table)
        guard let table = object(id), let behaviour = behaviours[table.slot] as? ScriptTableBehaviour else {
            onScript?(id, script.selector, false)
            return false
        }
        // What a script starts has the origin of the first.
        if scriptDepth == 0 { scriptOrigin = origin }
        defer { if scriptDepth == 0 { scriptOrigin = .remote } }
        let succeeded = behaviour.execute(script.selector, table)
        onScript?(id, script.selector, succeeded)
        return succeeded
    }
}
