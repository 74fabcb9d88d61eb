import DLMSServer
import DLMSWire

/// A small application in memory: encoded values by object and attribute.
struct SampleMeter: DataInterface {
    struct Object {
        var classID: UInt16
        var name: LogicalName
        /// Encoded `Data` of each attribute, from attribute 1 on.
        var values: [[UInt8]]
        var access: [AttributeAccess]
        var methods: [MethodAccess] = []
    }

    var offers: [AssociationOffer]
    var passwords: [UInt16: [UInt8]] = [:]
    var objects: [Object]
    private(set) var events: [ServerEvent] = []
    private(set) var peers: [Peer] = []
    /// Values held still, by token; a value that is not held is read as it is now.
    private(set) var frozen: [UInt32: [UInt8]] = [:]
    /// Tokens given out and not given back.
    private(set) var openSnapshots: Set<UInt32> = []
    private var lastSnapshot: UInt32 = 0
    /// Answers instead of a value, when set.
    var failure: DataAccessResult?
    /// What the clock shows, when it is asked.
    var time: DateTime?
    /// How many values were read.
    private(set) var reads = 0
    /// Lets a value change between blocks.
    var ignoresSnapshots = false

    init(offers: [AssociationOffer], objects: [Object]) { (self.offers, self.objects) = (offers, objects) }

    // MARK: Who may associate

    static var hasPreEstablishedAssociations: Bool { true }

    func association(client: UInt16, server: UInt16) -> AssociationOffer? {
        offers.first { $0.client == client && $0.server == server }
    }

    func hasLogicalDevice(_ server: UInt16) -> Bool { offers.contains { $0.server == server } }

    mutating func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict {
        let expected = passwords[offer.client] ?? []
        let isRight = expected.withUnsafeBytes { password.equalsInConstantTime(Octets($0)) }
        return isRight ? .accepted : .rejected(receivedLength: password.count, expectedLength: expected.count)
    }

    // MARK: What there is

    func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        guard let index = objects.firstIndex(where: { $0.name == instance }) else { return .unknown }
        guard objects[index].classID == classID else { return .otherClass(objects[index].classID) }
        return .found(ObjectHandle(rawValue: UInt32(index)))
    }

    func attributeCount(of object: ObjectHandle) -> UInt8 { UInt8(self[object].values.count) }

    func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? {
        let access = self[object].access
        return access.indices.contains(Int(attribute) - 1) ? access[Int(attribute) - 1] : nil
    }

    func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? {
        let methods = self[object].methods
        return methods.indices.contains(Int(method) - 1) ? methods[Int(method) - 1] : nil
    }

    // MARK: Short names

    /// Object n has the base name 0x1000 + 0x100 n; its methods begin 0x80 behind it.
    func resolve(shortName: UInt16, for peer: Peer) -> ShortNameTarget? {
        let (place, offset) = (Int(shortName) / 0x100 - 0x10, Int(shortName) % 0x100)
        guard objects.indices.contains(place), offset % 8 == 0 else { return nil }
        let isMethod = offset >= 0x80
        let number = offset % 0x80 / 8 + 1
        guard number <= (isMethod ? objects[place].methods.count : objects[place].values.count) else { return nil }
        let descriptor = AttributeDescriptor(
            classID: objects[place].classID, instance: objects[place].name, attribute: Int8(number))
        return ShortNameTarget(
            isMethod ? .method : .attribute, of: ObjectHandle(rawValue: UInt32(place)), descriptor)
    }

    func shortName(ofAttribute attribute: UInt8, of object: ObjectHandle) -> UInt16? {
        0x1000 + 0x100 * UInt16(object.rawValue) + 8 * UInt16(attribute - 1)
    }

    private subscript(object: ObjectHandle) -> Object { objects[Int(object.rawValue)] }
}

// MARK: - Values

extension SampleMeter {
    mutating func read(
        _ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        reads += 1
        if let selector = target.selector { return try select(selector, target.parameters, into: &writer) }
        let value = frozen[target.snapshot] ?? self[target.object].values[Int(target.attribute) - 1]
        writer.octets(value)
        // A refusal in the middle: what was written already must not go out.
        if let failure { throw failure }
    }

    /// Answers selector 2 with its own parameters, and refuses others.
    private func select(
        _ selector: UInt8, _ parameters: Octets, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard selector == 2 else { throw .scopeOfAccessViolated }
        writer.octets(parameters)
    }

    mutating func write(
        _ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader
    ) throws(DataAccessResult) {
        if let failure { throw failure }
        let value = reader.rest.array
        let index = Int(target.attribute) - 1
        guard value.first == objects[Int(target.object.rawValue)].values[index].first else { throw .typeUnmatched }
        objects[Int(target.object.rawValue)].values[index] = value
    }

    /// Method 1 returns its parameter or nothing, method 2 returns the object's second attribute, others fail.
    mutating func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) {
        switch method {
        case 1: if let parameter { writer.octets(parameter.rest) }
        case 2: writer.octets(self[object].values[1])
        default: throw .temporaryFailure
        }
    }

    func dateTime(for peer: Peer) -> DateTime? { time }

    mutating func freeze(_ target: AttributeTarget, for peer: Peer) -> UInt32 {
        lastSnapshot += 1
        if !ignoresSnapshots, target.attribute != 0, target.selector == nil {
            frozen[lastSnapshot] = self[target.object].values[Int(target.attribute) - 1]
        }
        openSnapshots.insert(lastSnapshot)
        return lastSnapshot
    }

    mutating func thaw(_ snapshot: UInt32) {
        frozen[snapshot] = nil
        openSnapshots.remove(snapshot)
    }

    mutating func report(_ event: ServerEvent, from peer: Peer) {
        events.append(event)
        peers.append(peer)
    }
}
