/// What is wrong with a theme: one line with file, line and what would be right.
public struct ThemeFault: Error, Hashable, CustomStringConvertible {
    /// The file, and the line from 1 where it is known.
    let place: String
    let message: String

    public var description: String { place.isEmpty ? message : "\(place): error: \(message)" }

    init(_ message: String, file: String = "", line: Int? = nil) {
        self.message = message
        place = line.map { "\(file):\($0)" } ?? file
    }
}
