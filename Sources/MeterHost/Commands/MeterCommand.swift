import COSEM
import DLMSServer
import DLMSWire
import MeterDefinition

/// Everything that can be done to a running meter by hand. Keys, the palette and scripts all end here.
public enum MeterCommand: Sendable {
    /// Gives a static attribute a value, whatever clients may do with it.
    case setAttribute(ObjectID, UInt8, DataValue)
    /// Makes an attribute static or dynamic.
    case setSource(ObjectID, UInt8, AttributeSource)
    /// Invokes a method as the meter itself.
    case invoke(ObjectID, UInt8, DataValue?)
    /// Adds an object to the logical device with this SAP.
    case addObject(ObjectTemplate, device: UInt16)
    /// Copies an object within its logical device under another logical name.
    case copyObject(ObjectID, to: LogicalName)
    case removeObject(ObjectID)
    /// Sets a register (name or OBIS code), in its stated unit, until it is released.
    case inject(register: String, Double)
    /// Freezes a register at its present value.
    case hold(register: String)
    /// Gives a register back to the simulation.
    case release(register: String)
    /// Moves a register to a value within some seconds.
    case ramp(register: String, to: Double, seconds: Double)
    /// Moves a register from value to value, given in seconds from now, then holds the last, or begins again.
    case script(register: String, [RegisterState.Script.Point], repeats: Bool)
    /// Has the meter's clock run at so many times real time; 0 stops it.
    case setClockRate(Double)
    /// Lets time pass until a moment ahead: everything in between happens.
    case jumpClock(TimeTarget)
    /// Sets the clock, as a client does: what lies in between does not happen. Milliseconds of UTC since 1970-01-01.
    case setClock(Int64)
    /// Brings something about that happens to the grid or the meter, or ends it.
    case setCondition(GridCondition, Bool)
    /// Operates the switch of a disconnect control by hand.
    case operate(ObjectID, connect: Bool)
    /// Has the next step of an image transfer go wrong; nil takes it back.
    case failImage(ObjectID, ImageFailure?)
    /// Tells clients values without being asked: EventNotification, DataNotification, InformationReport.
    case notify(Notification)
    /// Sends an APDU that nobody asked for, as it is, over an open connection, named by its link number.
    case enqueue(link: UInt32, [UInt8], Outgoing)
    /// Gives the open associations of a connection, named by its link number, another longest APDU for the meter to
    /// send, in octets: a small one forces blocks.
    case setMaxSendPDU(link: UInt32, octets: Int)
    /// Changes an invocation counter of a client's association.
    case counter(client: UInt16, CounterChange)
    /// Takes a captured request once more as if its client had sent it, or sends a captured APDU of the meter again.
    case replay(frame: Int)
    case listen(ListenerURL)
    /// Has something go wrong on the lines.
    case setFault(LineFault)
    /// Everything goes right again.
    case clearFaults
    /// Closes a listener, named by its URL as given or with its real port.
    case unlisten(ListenerURL)
    /// Writes what changed as a definition that extends the loaded one; nil is the file saved last.
    case save(path: String?)
    /// Reads the definition again and takes its changes in.
    case reload
}

/// What became of a command: one line for the person who gave it.
public enum CommandOutcome: Equatable, Sendable {
    /// What was done; for a change "old → new".
    case done(String)
    /// Why nothing was done, and what would be right.
    case refused(String)

    public var text: String {
        switch self {
        case .done(let text), .refused(let text): text
        }
    }

    public var isRefused: Bool { if case .refused = self { true } else { false } }
}
