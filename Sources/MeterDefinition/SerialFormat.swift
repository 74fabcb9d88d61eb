/// How characters go over a serial device.
public struct SerialFormat: Hashable, Sendable, CustomStringConvertible {
    /// In baud, one of ``rates``.
    public var baud: UInt32 = 9600
    /// 5 to 8.
    public var dataBits = 8
    public var parity = Parity.none
    /// 1 or 2.
    public var stopBits = 1
    /// The driver switches the direction of an RS-485 transceiver.
    public var isRS485 = false

    public enum Parity: Character, Sendable {
        case none = "N"
        case even = "E"
        case odd = "O"
    }

    /// Rates that the local ports of meters know, and the next ones above.
    public static let rates: [UInt32] = [
        300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115_200, 230_400, 460_800, 921_600,
    ]

    public init() {}

    /// Reads data bits, parity and stop bits: `8N1`, `7E1`.
    public init?(_ text: String) {
        let characters = Array(text.uppercased())
        guard characters.count == 3, let dataBits = characters[0].wholeNumberValue, (5...8).contains(dataBits),
            let parity = Parity(rawValue: characters[1]), let stopBits = characters[2].wholeNumberValue,
            (1...2).contains(stopBits)
        else { return nil }
        (self.dataBits, self.parity, self.stopBits) = (dataBits, parity, stopBits)
    }

    /// `9600 8N1`
    public var description: String { "\(baud) \(dataBits)\(parity.rawValue)\(stopBits)" }
}
