import DLMSWire

/// Names one script of a script table: what schedules, calendars and monitors have done.
///
/// - Spec: IEC 62056-6-2, action_item of several classes
struct ScriptReference: Hashable {
    let table: LogicalName
    /// 0 is nothing to do.
    let selector: UInt16

    /// - Returns: nil when the value is no such structure.
    init?(_ value: DataValue?) {
        guard let fields = value?.elements, fields.count == 2 else { return nil }
        self.init(fields[0], fields[1])
    }

    init?(_ table: DataValue, _ selector: DataValue) {
        guard let table = table.logicalName, case .longUnsigned(let selector) = selector else { return nil }
        (self.table, self.selector) = (table, selector)
    }
}

/// On whose behalf a script runs; a disconnect control makes a difference.
enum ScriptOrigin {
    /// A client asked for it, or planned it.
    case remote
    /// A function of the meter found that something must be done.
    case local
}
