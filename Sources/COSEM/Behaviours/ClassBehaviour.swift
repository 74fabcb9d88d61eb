import DLMSServer
import DLMSWire

/// What a COSEM object does by itself: the values it works out and the methods it carries out.
///
/// One instance serves one object and keeps its state. Everything that all classes have in common (type checks, static
/// values, registers, rights) is ``LivingMeter``'s; a class without behaviour needs none. ``behaviourTable`` lists them.
protocol ClassBehaviour: AnyObject {
    /// Attributes that the behaviour works out when they are read.
    static var dynamicAttributes: [UInt8] { get }

    /// Writes the value of a dynamic attribute, a complete `Data`.
    func read(_ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter)
        throws(DataAccessResult)
    /// Takes the value of a dynamic attribute; its type was checked.
    func write(_ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?) throws(DataAccessResult)
    /// Writes the part of a static attribute's value that a selector asks for.
    func readPart(_ request: AttributeRequest, of value: DataValue, into writer: inout ByteWriter)
        throws(DataAccessResult)
    /// A static attribute's value with the part that a selector names replaced.
    func replacePart(_ request: AttributeRequest, of value: DataValue, with part: DataValue)
        throws(DataAccessResult) -> DataValue
    /// May a static attribute take this value? Its type was checked.
    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult)
    /// A static attribute has another value now.
    func didChange(_ attribute: UInt8, of object: LivingObject)
    /// Carries out a method. `parameter` is a complete `Data` of the method's type; a return value goes into `writer`.
    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult)

    /// Holds a value still for a transfer in blocks; nil when the octets it has now are what is to be held.
    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)?
    /// Whether ``tick(_:)`` and ``timeWasSet(_:from:)`` are wanted.
    var needsTicks: Bool { get }
    /// Whether it looks at other objects' values at every tick: there is one each minute then.
    var watchesValues: Bool { get }
    /// Of behaviours that are told of the same moment the lowest is told first.
    var rank: Int { get }
    /// The next moment, in milliseconds of UTC, that must not be passed without a tick; nil when there is none.
    var due: Int64? { get }
    /// Time has passed: what is due by now is to be done.
    func tick(_ object: LivingObject)
    /// The time jumped from a moment of UTC, in milliseconds, to what it is now.
    func timeWasSet(_ object: LivingObject, from before: Int64)
    /// The object has come into being.
    func start(_ object: LivingObject)
}

extension ClassBehaviour {
    static var dynamicAttributes: [UInt8] { [] }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) { throw .objectUnavailable }

    func write(
        _ value: Octets, to attribute: UInt8, of object: LivingObject, for peer: Peer?
    ) throws(DataAccessResult) { throw .readWriteDenied }

    func readPart(_ request: AttributeRequest, of value: DataValue, into writer: inout ByteWriter)
        throws(DataAccessResult)
    { throw .scopeOfAccessViolated }

    func replacePart(_ request: AttributeRequest, of value: DataValue, with part: DataValue)
        throws(DataAccessResult) -> DataValue
    { throw .scopeOfAccessViolated }

    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {}
    func didChange(_ attribute: UInt8, of object: LivingObject) {}

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) { throw .objectUnavailable }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? { nil }

    /// Holds still what is made up from other objects when it is read.
    func freezeReading(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        let octets = try? encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
            try read(request, of: object, into: &writer)
        }
        return octets.map { FrozenOctets($0) }
    }

    var needsTicks: Bool { false }
    var watchesValues: Bool { false }
    var rank: Int { Rank.reader }
    var due: Int64? { nil }
    func tick(_ object: LivingObject) {}
    func timeWasSet(_ object: LivingObject, from before: Int64) {}
    func start(_ object: LivingObject) {}
}

/// Who is told first that time has passed.
enum Rank {
    /// Works out values that others look at.
    static let source = 0
    /// Looks at values, and keeps some of them.
    static let reader = 1
    /// Keeps rows of values.
    static let recorder = 2
    /// Changes others: what the period that ends has brought is kept by then.
    static let actor = 3
}

/// What is read, how, and by whom.
struct AttributeRequest {
    var attribute: UInt8
    /// Access selector; nil for the whole value.
    var selector: UInt8?
    /// The access parameters, a complete `Data`, when ``selector`` is set.
    var parameters = Octets.empty
    /// Who reads; nil for the console and for a capture.
    var peer: Peer?
}
