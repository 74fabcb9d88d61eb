/// A colour of a theme; the terminal takes the nearest it can show.
public struct Colour: Hashable, Sendable {
    /// 0 to 255 each.
    public var red, green, blue: UInt8
    /// The colour to take where there are only 16; nil takes the nearest.
    public var hint: ANSIColour?

    public init(red: UInt8, green: UInt8, blue: UInt8, hint: ANSIColour? = nil) {
        (self.red, self.green, self.blue, self.hint) = (red, green, blue, hint)
    }

    /// Reads `#RRGGBB`; nil for anything else.
    public init?(hex: some StringProtocol, hint: ANSIColour? = nil) {
        guard hex.count == 7, hex.first == "#", let value = UInt32(hex.dropFirst(), radix: 16) else { return nil }
        self.init(
            red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF), hint: hint
        )
    }

    /// The index of the nearest of the 256 colours that most terminals share (the cube and the greys, never 0 to 15,
    /// which users redefine).
    public var nearest256: Int {
        let cube = Self.cubeIndex(red) * 36 + Self.cubeIndex(green) * 6 + Self.cubeIndex(blue) + 16
        let grey = Self.greyIndex((Int(red) + Int(green) + Int(blue)) / 3) + 232
        return distance(to: Self.indexed(grey)) < distance(to: Self.indexed(cube)) ? grey : cube
    }

    /// The colour to take where there are 16.
    public var nearest16: ANSIColour {
        hint ?? ANSIColour.allCases.min { distance(to: $0.colour) < distance(to: $1.colour) } ?? .white
    }

    private static let cubeSteps: [Int] = [0, 95, 135, 175, 215, 255]
    private static func cubeIndex(_ level: UInt8) -> Int {
        cubeSteps.indices.min { abs(cubeSteps[$0] - Int(level)) < abs(cubeSteps[$1] - Int(level)) } ?? 0
    }
    private static func greyIndex(_ level: Int) -> Int { min(23, max(0, (level - 3) / 10)) }

    /// The colour of an index from 16 to 255.
    private static func indexed(_ index: Int) -> Colour {
        guard index < 232 else {
            let level = UInt8(8 + (index - 232) * 10)
            return Colour(red: level, green: level, blue: level)
        }
        let cube = index - 16
        return Colour(
            red: UInt8(cubeSteps[cube / 36]), green: UInt8(cubeSteps[cube / 6 % 6]), blue: UInt8(cubeSteps[cube % 6])
        )
    }

    private func distance(to other: Colour) -> Int {
        let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
        return 3 * r * r + 6 * g * g + b * b
    }
}

/// The 16 colours of old terminals, in their order.
public enum ANSIColour: Int, CaseIterable, Hashable, Sendable {
    case black, red, green, yellow, blue, magenta, cyan, white
    case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite

    /// The name in a theme file: `bright_blue`.
    public var name: String {
        rawValue < 8 ? "\(self)" : "bright_\(ANSIColour(rawValue: rawValue - 8).map { "\($0)" } ?? "")"
    }

    public init?(name: some StringProtocol) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// The colour as xterm shows it.
    public var colour: Colour { Self.values[rawValue] }

    private static let values: [Colour] = [
        Colour(red: 0, green: 0, blue: 0), Colour(red: 205, green: 0, blue: 0), Colour(red: 0, green: 205, blue: 0),
        Colour(red: 205, green: 205, blue: 0), Colour(red: 0, green: 0, blue: 238),
        Colour(red: 205, green: 0, blue: 205),
        Colour(red: 0, green: 205, blue: 205), Colour(red: 229, green: 229, blue: 229),
        Colour(red: 127, green: 127, blue: 127), Colour(red: 255, green: 0, blue: 0),
        Colour(red: 0, green: 255, blue: 0),
        Colour(red: 255, green: 255, blue: 0), Colour(red: 92, green: 92, blue: 255),
        Colour(red: 255, green: 0, blue: 255), Colour(red: 0, green: 255, blue: 255),
        Colour(red: 255, green: 255, blue: 255),
    ]
}
