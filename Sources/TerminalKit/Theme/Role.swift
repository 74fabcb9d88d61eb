/// What a colour is for. Themes give roles their colours; screens name roles only.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case text
    case dim
    case title
    case border
    case borderFocused = "border.focused"
    case selection
    case key
    case keyLabel = "key.label"
    case value
    case unit
    case type
    case changed
    case frameReceived = "frame.rx"
    case frameSent = "frame.tx"
    case apduError = "apdu.error"
    case error
    case warning
    case good
    case secret
    case lit
    case input
}
