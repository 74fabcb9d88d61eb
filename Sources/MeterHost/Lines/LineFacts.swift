import DLMSServer
import DLMSWire

/// What the objects of a meter say of its lines. Asked whenever a line opens or a client may connect.
protocol LineFacts {
    /// What an HDLC line is set to.
    var hdlc: HDLCSettings { get }
    /// What a port of IEC 62056-21 is set to.
    var modeE: ModeESettings { get }
    /// The meter's address in a call, and the text of its identification.
    var modeEIdentity: (address: [UInt8], text: [UInt8]) { get }
    /// A line of the data readout, without its end; nil behind the last one.
    func readout(line index: Int) -> [UInt8]?
    /// Silence after which a connection with an association is closed; nil where no object says it.
    var idle: Duration? { get }
    /// Lines sent to a modem when it is initialised, with what it answers.
    var modem: ModemSettings { get }
    /// A modem has taken a call, or the call has ended.
    func noteCall(_ isOpen: Bool)
    /// How many changes there were: the same number, the same facts.
    var version: Int { get }
}

/// The standard's defaults, for an application that has no objects to say more.
struct StandardLineFacts: LineFacts {
    var hdlc: HDLCSettings { HDLCSettings() }
    var modeE: ModeESettings { ModeESettings(manufacturer: (0x4D, 0x43, 0x53)) }
    var modeEIdentity: (address: [UInt8], text: [UInt8]) { ([], []) }
    var modem: ModemSettings { ModemSettings() }
    var idle: Duration? { nil }
    var version: Int { 0 }
    func readout(line index: Int) -> [UInt8]? { nil }
    func noteCall(_ isOpen: Bool) {}
}
