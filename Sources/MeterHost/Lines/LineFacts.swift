import COSEM
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
    /// Connections open at the same time at most; nil where no object says it.
    var connections: Int? { get }
    /// Rate of a device with HDLC from the next connection on, in baud; nil where no object says it.
    var hdlcBaud: UInt32? { get }
    /// Lines sent to a modem when it is initialised, with what it answers.
    var modem: ModemSettings { get }
    /// What the meter does with a call of its modem; `caller` is nil where the line does not say who it is.
    func answer(to caller: String?) -> CallAnswer
    /// A call was answered, or has come to a connection.
    func note(_ progress: CallProgress)
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
    var connections: Int? { nil }
    var hdlcBaud: UInt32? { nil }
    var version: Int { 0 }
    func readout(line index: Int) -> [UInt8]? { nil }
    func answer(to caller: String?) -> CallAnswer { .afterRings(1) }
    func note(_ progress: CallProgress) {}
}
