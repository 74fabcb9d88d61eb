import MeterHost
import TerminalKit

extension ClientsScreen {
    static let commandTable: [Command<ClientsScreen>] = [
        Command("copyclient", "y", label: "copy", help: "Copy what is known of the connection as text.") { screen, _ in
            guard screen.selected != nil else { return .message(.warning("no connection is selected")) }
            let text = screen.detailLines.map(\.text).joined(separator: "\n")
            return .copy(text, saying: Notice("details copied"))
        },
        Command(
            "pdu", "e", label: "PDU size",
            help: "Change how long an APDU the meter sends to the client at most; a small one forces blocks.",
            arguments: [Argument("OCTETS") { _, _ in ["64", "128", "256", "512", "1024"] }],
            disabled: { screen in
                if screen.meter.isReadOnly { return "the console is read-only (--readonly)" }
                return screen.selected?.associations.isEmpty ?? true ? "no association is open here" : nil
            }
        ) { screen, words in
            guard let link = screen.selected?.link, let octets = Int(words[0]) else {
                return .message(.error("`\(words[0])` is no number of octets; write 128"))
            }
            return .outcome(screen.meter.perform(.setMaxSendPDU(link: link, octets: octets)))
        },
    ]
}
