/// sort_method: where a new entry of a profile goes.
///
/// - Spec: IEC 62056-6-2, Profile generic, sort_method
enum SortMethod: UInt8 {
    case fifo = 1
    case lifo, largest, smallest, nearestToZero, farthestFromZero

    /// Whether an entry with the value `new` belongs before one with the value `old`.
    func puts(_ new: ColumnValue, before old: ColumnValue) -> Bool {
        switch self {
        case .fifo: false
        case .lifo: true
        case .largest: old.isBefore(new) ?? false
        case .smallest: new.isBefore(old) ?? false
        case .nearestToZero: new.magnitude.isBefore(old.magnitude) ?? false
        case .farthestFromZero: old.magnitude.isBefore(new.magnitude) ?? false
        }
    }
}
