import MeterHost
import TerminalKit

extension ClientsScreen {
    static let commandTable: [Command<ClientsScreen>] = [
        Command("copyclient", "y", label: "copy", help: "Copy what is known of the connection as text.") { screen, _ in
            guard screen.selected != nil else { return .message(.warning("no connection is selected")) }
            let text = screen.detailLines.map(\.text).joined(separator: "\n")
            return .copy(text, saying: Notice("details copied"))
        }
    ]
}
