import DLMSWire

/// Both ends belong to the range.
struct RangeBounds {
    private let from: ColumnValue?
    private let to: ColumnValue?
    /// A bound has no order, so nothing lies within it.
    private let isEmpty: Bool

    init(_ range: RangeDescriptor, isMoment: Bool) {
        from = range.from.flatMap { Self.bound($0, isMoment, isLatest: false) }
        to = range.to.flatMap { Self.bound($0, isMoment, isLatest: true) }
        isEmpty = [range.from, range.to].contains { bound in
            bound.map { ColumnValue($0, isMoment: isMoment) == nil } ?? false
        }
    }

    func contain(_ value: ColumnValue) -> Bool {
        guard !isEmpty else { return false }
        if let from, value.isBefore(from) ?? true { return false }
        if let to, to.isBefore(value) ?? true { return false }
        return true
    }

    private static func bound(_ value: DataValue, _ isMoment: Bool, isLatest: Bool) -> ColumnValue? {
        guard let bound = ColumnValue(value, isMoment: isMoment) else { return nil }
        guard case .moment(let moment) = bound else { return bound }
        return moment.bound(isLatest: isLatest).map { .moment($0) }
    }
}
