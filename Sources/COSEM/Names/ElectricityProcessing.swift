/// How a quantity is processed: value group D of electricity.
///
/// - Spec: IEC 62056-6-1, value group D codes for electricity
struct ElectricityProcessing {
    let groupD: UInt8
    let kind: OBISGroup.Kind
    /// Class id that such an object usually has.
    let classID: UInt16
    /// `maximum demand`; nil where the quantity alone says it.
    private let words: String?
    /// Behind the symbol; empty where nothing is needed; nil where there is no short symbol.
    let mark: String?
    /// Unit's code where it is not the quantity's.
    let unit: UInt8?

    private init(
        _ groupD: UInt8, _ kind: OBISGroup.Kind, _ classID: UInt16, _ words: String?, _ mark: String? = nil,
        unit: UInt8? = nil
    ) {
        (self.groupD, self.kind, self.classID, self.words) = (groupD, kind, classID, words)
        (self.mark, self.unit) = (mark, unit)
    }

    static func find(groupD: UInt8) -> ElectricityProcessing? { byGroupD[groupD] }

    private static let byGroupD: [UInt8: ElectricityProcessing] = Dictionary(
        all.map { ($0.groupD, $0) }, uniquingKeysWith: { first, _ in first }
    )

    /// In the words of the quantity: demand is of powers only, and limits of a voltage have names of their own.
    func words(for quantity: ElectricityQuantity) -> String? {
        guard let words else { return nil }
        if kind == .demand, !quantity.isPower { return words.replacing(" demand", with: "") }
        guard kind == .powerQuality, quantity.unit == 35 else { return words }
        return words.replacing("under-limit", with: "sag").replacing("over-limit", with: "swell")
            .replacing("missing", with: "cut")
    }

    private static let seconds: UInt8 = 7
    private static let count: UInt8 = 255

    private static let all: [ElectricityProcessing] = [
        Self(0, .demand, 3, "average of the billing period", "avg"),
        Self(1, .demand, 3, "cumulative minimum demand", "cum min"),
        Self(2, .demand, 3, "cumulative maximum demand", "cum max"),
        Self(3, .demand, 4, "minimum demand", "min"),
        Self(4, .demand, 5, "current average demand", "avg"),
        Self(5, .demand, 4, "last average demand", "last avg"),
        Self(6, .demand, 4, "maximum demand", "max"),
        Self(7, .instantaneous, 3, nil, ""),
        Self(8, .energy, 3, nil, ""),
        Self(9, .energy, 3, "since billing reset", "reset"),
        Self(10, .energy, 3, "above threshold"),
        Self(11, .demand, 3, "cumulative minimum demand 2"),
        Self(12, .demand, 3, "cumulative maximum demand 2"),
        Self(13, .demand, 4, "minimum demand 2"),
        Self(14, .demand, 5, "current average demand 2"),
        Self(15, .demand, 4, "last average demand 2"),
        Self(16, .demand, 4, "maximum demand 2"),
        Self(17, .energy, 3, "time integral 7"),
        Self(18, .energy, 3, "time integral 8"),
        Self(19, .energy, 3, "time integral 9"),
        Self(20, .energy, 3, "time integral 10"),
        Self(21, .demand, 3, "cumulative minimum demand 3"),
        Self(22, .demand, 3, "cumulative maximum demand 3"),
        Self(23, .demand, 4, "minimum demand 3"),
        Self(24, .demand, 5, "current average demand 3"),
        Self(25, .demand, 4, "last average demand 3"),
        Self(26, .demand, 4, "maximum demand 3"),
        Self(27, .demand, 3, "current average demand 5"),
        Self(28, .demand, 3, "current average demand 6"),
        Self(29, .energy, 3, "in recording interval 1", "int 1"),
        Self(30, .energy, 3, "in recording interval 2", "int 2"),
        Self(31, .powerQuality, 3, "under-limit threshold"),
        Self(32, .powerQuality, 1, "under-limit count", unit: count),
        Self(33, .powerQuality, 3, "under-limit duration", unit: seconds),
        Self(34, .powerQuality, 3, "under-limit magnitude"),
        Self(35, .powerQuality, 3, "over-limit threshold"),
        Self(36, .powerQuality, 1, "over-limit count", unit: count),
        Self(37, .powerQuality, 3, "over-limit duration", unit: seconds),
        Self(38, .powerQuality, 3, "over-limit magnitude"),
        Self(39, .powerQuality, 3, "missing threshold"),
        Self(40, .powerQuality, 1, "missing count", unit: count),
        Self(41, .powerQuality, 3, "missing duration", unit: seconds),
        Self(42, .powerQuality, 3, "missing magnitude"),
        Self(43, .powerQuality, 3, "under-limit time threshold", unit: seconds),
        Self(44, .powerQuality, 3, "over-limit time threshold", unit: seconds),
        Self(45, .powerQuality, 3, "missing time threshold", unit: seconds),
        Self(46, .demand, 3, "contracted value"),
        Self(49, .demand, 3, "average in recording interval 1"),
        Self(50, .demand, 3, "average in recording interval 2"),
        Self(51, .demand, 3, "minimum in recording interval 1"),
        Self(52, .demand, 3, "minimum in recording interval 2"),
        Self(53, .demand, 3, "maximum in recording interval 1"),
        Self(54, .demand, 3, "maximum in recording interval 2"),
        Self(55, .demand, 3, "test average"),
        Self(58, .energy, 3, "test"),
    ]
}
