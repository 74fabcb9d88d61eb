import Foundation

/// Why the terminal cannot be used.
public enum TerminalFault: Error, CustomStringConvertible {
    case notATerminal
    case unknownType(String)
    case noPipe(Int32)

    public var description: String {
        switch self {
        case .notATerminal: "standard output is not a terminal; `meterconsole serve` needs none"
        case .unknownType(let name):
            "no terminal description for TERM=\(name), nor for xterm-256color or vt100; set TERM"
        case .noPipe(let error): "cannot make a pipe: \(String(cString: strerror(error)))"
        }
    }
}
