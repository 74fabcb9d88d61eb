import MeterHost
import TerminalKit

extension LogScreen {
    static let commandTable: [Command<LogScreen>] = [
        Command("errors", "e", label: "errors", help: "Show only what went wrong, or everything.") { screen, _ in
            screen.showsErrorsOnly.toggle()
            screen.isFollowing = true
            return .message(Notice(screen.showsErrorsOnly ? "errors only" : "all events"))
        },
        Command("followlog", "F", label: "follow", help: "Select new events as they come, or stop that.") { screen, _ in
            screen.isFollowing.toggle()
            return .message(Notice(screen.isFollowing ? "following the newest event" : "not following"))
        },
        Command("copyevent", "y", label: "copy", help: "Copy the event as a line.") { screen, _ in
            guard let event = screen[screen.list.selection] else { return .message(.warning("no event is selected")) }
            return .copy(event.line, saying: Notice("event copied"))
        },
    ]
}
