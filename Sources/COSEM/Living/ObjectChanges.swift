import DLMSServer
import DLMSWire

/// What an object has that its template has not: everything a meter owns of an object that was touched.
final class ObjectChanges {
    /// Sources of attributes that were set, in no order; an object has few.
    private var sources: [(attribute: UInt8, source: AttributePlan)] = []
    /// Names of registers bound while the meter runs, by attribute.
    var bindings: [UInt8: RegisterBinding] = [:]
    /// Replaces the plan's rights of this object where an association's list was changed.
    var rights: [UInt8]?

    func source(of attribute: UInt8) -> AttributePlan? {
        for entry in sources where entry.attribute == attribute { return entry.source }
        return nil
    }

    func setSource(_ source: AttributePlan?, of attribute: UInt8) {
        sources.removeAll { $0.attribute == attribute }
        if let source { sources.append((attribute, source)) }
    }
}
