import DLMSWire

/// What a meter supplies to the server: its objects, their values and the rights of its clients.
///
/// Everything else (associations, access checks, services, blocks, refusals) is the server's. The server calls these
/// functions synchronously, while it answers a request; it has checked the right before it reads, writes or invokes.
/// A firmware implements them over constant tables, `COSEM` with living objects.
public protocol DataInterface: ~Copyable {
    /// Services that this application wants at all, all by default. What a firmware leaves out here is not granted to
    /// any client, and not in its image either.
    static var services: Conformance { get }
    /// Keys and cryptography; nothing by default, with which only passwords and no ciphering are served.
    associatedtype Security: SecurityInterface = NoSecurity
    var security: Security { get set }

    /// General blocks that the meter takes at once before it acknowledges, 1 to 63; 63 by default.
    static var generalBlockWindow: UInt8 { get }

    // MARK: Who may associate

    /// Whether there are pre-established associations at all, false by default: a firmware without them has nothing of
    /// them in its image.
    static var hasPreEstablishedAssociations: Bool { get }
    /// The association that the definition offers to this pair of SAPs; nil when there is none.
    func association(client: UInt16, server: UInt16) -> AssociationOffer?
    /// Whether a logical device with this SAP exists, so that a refusal can say which of the pair is unknown.
    func hasLogicalDevice(_ server: UInt16) -> Bool
    /// Whether `secret` is the low level security password of this association. Compare in constant time.
    mutating func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict
    /// Seconds for which nobody is let in to this association, after too many wrong passwords or answers to a challenge;
    /// nil, the default, when everybody may try.
    func lockOut(of offer: AssociationOffer) -> Int?

    // MARK: What there is

    /// Finds an object as this peer sees it. 0.0.40.0.0.255 is the peer's own association.
    func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup
    /// Highest attribute number of the object.
    func attributeCount(of object: ObjectHandle) -> UInt8
    /// The peer's right on an attribute; nil when the object has no such attribute.
    func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess?
    /// The peer's right on a method; nil when the object has no such method.
    func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess?

    // MARK: Short names

    /// The attribute or method that a short name stands for; nil when there is none. Without an implementation of its
    /// own, an application has no short names.
    func resolve(shortName: UInt16, for peer: Peer) -> ShortNameTarget?
    /// The short name of an attribute, for what the server sends by itself; nil when it has none.
    func shortName(ofAttribute attribute: UInt8, of object: ObjectHandle) -> UInt16?

    // MARK: Values

    /// Writes the attribute's value, a complete `Data` with its tag, into `writer`.
    ///
    /// For a long value it is called again for each block, with a window in `writer`; `snapshot` is then what
    /// ``freeze(_:for:)`` returned, and the value must be the same octets each time. Octets before the window may be
    /// left out with ``DLMSWire/ByteWriter/skipAtOnce(_:)``, and nothing need be written any more once
    /// ``DLMSWire/ByteWriter/hasOverflowed``, so that a block of a long value costs no more than a block. What was
    /// written before a throw is taken back.
    mutating func read(
        _ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult)
    /// Takes the value of an attribute from `reader`, which stands at the tag of a `Data`; all of it is read.
    mutating func write(
        _ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader
    ) throws(DataAccessResult)
    /// Invokes a method. `parameter` is nil when the client sent none.
    /// A return value is written as a complete `Data` into `writer`; nothing is written when the method has none.
    mutating func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult)

    /// A value turned out too long for one PDU and will be read in blocks: hold it still until ``thaw(_:)``.
    /// Attribute 0 stands for all of the object's attributes.
    /// - Returns: a token of the application's choice, given back in ``AttributeTarget/snapshot``; 0 when there is
    ///   nothing to be let go.
    mutating func freeze(_ target: AttributeTarget, for peer: Peer) -> UInt32
    /// The last block was sent, or the transfer was given up.
    mutating func thaw(_ snapshot: UInt32)

    // MARK: Time

    /// The time that a response to `peer` carries, where the service has one; nil by default, and it carries none.
    func dateTime(for peer: Peer) -> DateTime?

    // MARK: Reports

    /// Something happened that the meter's log or screen wants to know. Never affects the wire.
    mutating func report(_ event: ServerEvent, from peer: Peer)
}

extension DataInterface where Self: ~Copyable, Security == NoSecurity {
    public var security: NoSecurity {
        get { NoSecurity() }
        set {}
    }
}

extension DataInterface where Self: ~Copyable {
    public static var services: Conformance { Conformance(rawValue: 0xFF_FFFF) }

    public static var generalBlockWindow: UInt8 { 63 }
    public static var hasPreEstablishedAssociations: Bool { false }
    public func lockOut(of offer: AssociationOffer) -> Int? { nil }
    public func dateTime(for peer: Peer) -> DateTime? { nil }
    public func resolve(shortName: UInt16, for peer: Peer) -> ShortNameTarget? { nil }
    public func shortName(ofAttribute attribute: UInt8, of object: ObjectHandle) -> UInt16? { nil }

    public mutating func freeze(_ target: AttributeTarget, for peer: Peer) -> UInt32 { 0 }
    public mutating func thaw(_ snapshot: UInt32) {}
    public mutating func report(_ event: ServerEvent, from peer: Peer) {}
}

/// An application's own number for one of its objects; the server only hands it back.
public struct ObjectHandle: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Answer to a search for an object by class and logical name.
public enum ObjectLookup: Hashable, Sendable {
    case found(ObjectHandle)
    /// The name exists, with another class.
    case otherClass(UInt16)
    case unknown
}

/// Which attribute is read or written, and how.
public struct AttributeTarget {
    public var object: ObjectHandle
    public var attribute: UInt8
    /// Access selector of a selective access; nil for the whole value.
    public var selector: UInt8?
    /// The access parameters, a complete `Data`, when ``selector`` is set.
    public var parameters: Octets
    /// What ``DataInterface/freeze(_:for:)`` returned for this long read; 0 before that.
    public var snapshot: UInt32

    public init(
        object: ObjectHandle, attribute: UInt8, selector: UInt8? = nil, parameters: Octets = .empty,
        snapshot: UInt32 = 0
    ) {
        (self.object, self.attribute, self.selector) = (object, attribute, selector)
        (self.parameters, self.snapshot) = (parameters, snapshot)
    }
}

/// Outcome of a password comparison. It carries lengths only, so that a report cannot leak the secret.
public enum PasswordVerdict: Equatable, Sendable {
    case accepted
    case rejected(receivedLength: Int, expectedLength: Int)
}
