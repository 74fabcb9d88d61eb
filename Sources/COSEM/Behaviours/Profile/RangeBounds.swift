import DLMSWire

/// The two ends of a range. Both belong to it, unless the meter has it otherwise.
struct RangeBounds {
    private let from: ColumnValue?
    private let to: ColumnValue?
    private let includesFrom: Bool
    private let includesTo: Bool
    /// A bound has no order, so nothing lies within it.
    private let isEmpty: Bool

    /// - Throws: ``SelectionRules/refused`` for bounds in a form that this meter does not take.
    init(_ range: RangeDescriptor, isMoment: Bool, _ rules: SelectionRules) throws(DataAccessResult) {
        let bounds = [range.from, range.to]
        for bound in bounds {
            guard let bound, let moment = isMoment ? DateTime(bound) : nil else { continue }
            guard rules.takes(moment) else { throw rules.refused }
        }
        // Of a date that leaves parts open every moment that it names belongs to the range, or none.
        from = range.from.flatMap { Self.bound($0, isMoment, isLatest: !rules.includesFrom) }
        to = range.to.flatMap { Self.bound($0, isMoment, isLatest: rules.includesTo) }
        (includesFrom, includesTo) = (rules.includesFrom, rules.includesTo)
        isEmpty = bounds.contains { bound in
            bound.map { !Self.hasOrder($0, isMoment) } ?? false
        }
    }

    func contain(_ value: ColumnValue) -> Bool {
        guard !isEmpty else { return false }
        if let from, !(includesFrom ? value.isBefore(from).map { !$0 } : from.isBefore(value)).orFalse { return false }
        if let to, !(includesTo ? to.isBefore(value).map { !$0 } : value.isBefore(to)).orFalse { return false }
        return true
    }

    /// nil for a date without a year, which bounds nothing.
    private static func bound(_ value: DataValue, _ isMoment: Bool, isLatest: Bool) -> ColumnValue? {
        guard isMoment, let moment = DateTime(value) else { return ColumnValue(value, isMoment: isMoment) }
        return moment.bound(isLatest: isLatest).flatMap { ColumnValue(.dateTime($0), isMoment: true) }
    }

    private static func hasOrder(_ value: DataValue, _ isMoment: Bool) -> Bool {
        if isMoment, let moment = DateTime(value) {
            guard let bound = moment.bound(isLatest: false) else { return true }
            return CivilTime(bound) != nil
        }
        return ColumnValue(value, isMoment: isMoment) != nil
    }
}

extension SelectionRules {
    /// Whether a bound is in the form that the meter wants.
    fileprivate func takes(_ bound: DateTime) -> Bool {
        switch deviation {
        case .either: break
        case .required: if bound.deviation == DateTime.unspecifiedDeviation { return false }
        case .refused: if bound.deviation != DateTime.unspecifiedDeviation { return false }
        }
        guard wholeHours else { return true }
        return [bound.time.minute, bound.time.second, bound.time.hundredths].allSatisfy { $0 == 0 || $0 == 0xFF }
    }
}

extension Bool? {
    /// Values that cannot be compared do not lie in a range.
    fileprivate var orFalse: Bool { self ?? false }
}
