import Foundation

/// Sine and cosine of degrees and of whole turns.
enum Trigonometry {
    static func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }
    static func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }
    static func sine(turns: Double) -> Double { sin((turns - turns.rounded(.down)) * 2 * .pi) }
    static func cosine(turns: Double) -> Double { cos((turns - turns.rounded(.down)) * 2 * .pi) }
}
