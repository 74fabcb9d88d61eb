import Foundation

/// Sine and cosine of degrees and of whole turns.
enum Trigonometry {
    static func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }
    static func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }
    /// Degrees, −180 to 180, of the direction that two parts have together.
    static func angle(_ across: Double, _ along: Double) -> Double { atan2(across, along) * 180 / .pi }
    static func sine(turns: Double) -> Double { sin((turns - turns.rounded(.down)) * 2 * .pi) }
    static func cosine(turns: Double) -> Double { cos((turns - turns.rounded(.down)) * 2 * .pi) }
}
