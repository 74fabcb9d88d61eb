import COSEM

/// Units by the code of the enum, as they are chosen.
enum UnitNames {
    /// `Wh`; the quantity beside it where several units share a symbol.
    static let byCode: [Int: String] = {
        let shared = Dictionary(grouping: Unit.all, by: \.symbol).filter { $0.value.count > 1 }
        return Dictionary(
            Unit.all.map { unit in
                (Int(unit.code), shared[unit.symbol] == nil ? unit.symbol : "\(unit.symbol) \(unit.quantity)")
            }, uniquingKeysWith: { first, _ in first })
    }()
}
