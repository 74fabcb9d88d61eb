import TerminalKit

/// A key binding and a word of the palette: one record of a screen's table.
public struct Command<Target>: Sendable {
    public let record: CommandRecord
    let arguments: [Argument<Target>]
    let disabled: @Sendable (Target) -> String?
    let run: @Sendable (Target, [String]) -> Reaction

    /// - Parameters:
    ///   - name: the word in the palette, unique among all screens.
    ///   - label: a word for the key bar; leave it out to keep the command off the bar.
    ///   - help: one sentence.
    ///   - pane: where the key works; nil is the whole screen.
    ///   - disabled: why it cannot be used now, in a few words; nil when it can.
    ///   - run: gets the arguments that were given in the palette, none when a key was pressed.
    public init(
        _ name: String, _ keys: Key..., label: String = "", help: String, aliases: [String] = [], pane: String? = nil,
        arguments: [Argument<Target>] = [], disabled: @escaping @Sendable (Target) -> String? = { _ in nil },
        run: @escaping @Sendable (Target, [String]) -> Reaction
    ) {
        record = CommandRecord(
            name: name, aliases: aliases, keys: keys, label: label, help: help, pane: pane,
            arguments: arguments.map { $0.isOptional ? "[\($0.name)]" : $0.name }
        )
        (self.arguments, self.disabled, self.run) = (arguments, disabled, run)
    }
}

/// A command with what it acts on.
public struct BoundCommand {
    public let record: CommandRecord
    /// Why it cannot be used now; nil when it can.
    public let disabledReason: () -> String?
    public let run: ([String]) -> Reaction
    /// What the last of these arguments may be.
    public let complete: ([String]) -> [String]
    let takesRest: Bool
    let argumentCount: ClosedRange<Int>
}

extension Command {
    /// Binds the command to what it acts on.
    public func bound(to target: Target) -> BoundCommand {
        BoundCommand(
            record: record, disabledReason: { disabled(target) }, run: { run(target, $0) },
            complete: { words in
                let index = min(words.count, arguments.count) - 1
                return index >= 0 ? arguments[index].complete(target, words) : []
            },
            takesRest: arguments.last?.takesRest ?? false,
            argumentCount: arguments.count { !$0.isOptional }...arguments.count
        )
    }
}

extension Array {
    /// Binds a table of commands to what they act on.
    public func bound<Target>(to target: Target) -> [BoundCommand] where Element == Command<Target> {
        map { $0.bound(to: target) }
    }
}
