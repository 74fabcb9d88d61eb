/// Registers of a bank by what they measure, found once: a step of the simulation looks nothing up.
struct QuantityMap {
    /// What each register of the bank measures; nil where the simulation does not know.
    let quantities: [Quantity?]
    /// Registers of powers, energies and counts, with what they are about.
    private(set) var powers: [(index: Int, kind: PowerKind, phase: Int?)] = []
    private(set) var energies: [(index: Int, kind: PowerKind, phase: Int?, rate: Int?)] = []
    private(set) var demands: [(index: Int, kind: PowerKind, rate: Int?, part: Quantity.Demand)] = []
    private(set) var disturbances: [(index: Int, kind: Quantity.DisturbanceKind, phase: Int, isTime: Bool)] = []
    private let indexOf: [Quantity: Int]

    init(_ bank: RegisterBank) {
        quantities = bank.registers.map { Quantity(registerName: $0.name) }
        let known = quantities.enumerated().compactMap { index, quantity in quantity.map { ($0, index) } }
        indexOf = Dictionary(known, uniquingKeysWith: { first, _ in first })
        for (quantity, index) in known {
            switch quantity {
            case .power(let kind, let phase): powers.append((index, kind, phase))
            case .energy(let kind, let phase, let rate): energies.append((index, kind, phase, rate))
            case .demand(let kind, let rate, let part): demands.append((index, kind, rate, part))
            case .disturbances(let kind, let phase): disturbances.append((index, kind, phase, false))
            case .disturbedTime(let kind, let phase): disturbances.append((index, kind, phase, true))
            default: break
            }
        }
    }

    func index(of quantity: Quantity) -> Int? { indexOf[quantity] }
}
