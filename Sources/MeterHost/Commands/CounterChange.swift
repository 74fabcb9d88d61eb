/// What is done to an invocation counter by hand.
public enum CounterChange: Equatable, Sendable {
    /// The meter's next message takes the counter behind this one.
    case set(UInt32)
    /// The meter's counter goes so far on, or back.
    case move(Int64)
    /// All further messages of the meter take the same counter.
    case freeze
    /// The meter's counter goes on after ``freeze``.
    case run
    /// The client's next message needs a counter above this one.
    case received(UInt32)

    /// `set 1000`, `jump 100`, `rewind 5`, `freeze`, `run`, `received 17`.
    public static let pattern = "set N, jump N, rewind N, freeze, run or received N"

    /// - Returns: nil for words that say nothing of the kind.
    public init?(_ words: [String]) {
        let number = words.count == 2 ? UInt32(words[1]) : nil
        switch (words.first, number) {
        case ("set", let number?): self = .set(number)
        case ("jump", let number?): self = .move(Int64(number))
        case ("rewind", let number?): self = .move(-Int64(number))
        case ("received", let number?): self = .received(number)
        case ("freeze", nil) where words.count == 1: self = .freeze
        case ("run", nil) where words.count == 1: self = .run
        default: return nil
        }
    }
}
