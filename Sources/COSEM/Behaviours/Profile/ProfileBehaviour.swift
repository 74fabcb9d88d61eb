import DLMSServer
import DLMSWire

/// Profile generic: captures attributes of other objects into the rows of its buffer.
///
/// - Spec: IEC 62056-6-2, Profile generic (class_id 7)
final class ProfileBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 7]

    enum Attribute {
        static let buffer: UInt8 = 2
        static let captureObjects: UInt8 = 3
        static let capturePeriod: UInt8 = 4
        static let sortMethod: UInt8 = 5
        static let sortObject: UInt8 = 6
        static let entriesInUse: UInt8 = 7
        static let profileEntries: UInt8 = 8
    }

    /// Rows that any profile holds at most, whatever profile_entries asks for.
    static let mostEntries = 1_000_000

    var store = RowStore() {
        didSet { (long, isKept) = (nil, false) }
    }
    /// Whether the memory has the buffer as it is now.
    var isKept = false
    /// Whether the buffer came out of the memory: its past needs no filling in.
    var isRemembered = false
    /// The view that turned out too long for an APDU just now: it will be frozen next, and need not be found again.
    private var long: (selector: UInt8?, parameters: [UInt8], view: BufferView)?
    /// The static attributes, decoded; nil after one of them changed.
    private var cachedSettings: ProfileSettings?
    /// When the next capture is due, in UTC; nil without a capture period.
    var nextCapture: Int64?

    /// The time was set in the period that runs: its row says so.
    var wasAdjusted = false

    let needsTicks = true
    let rank = Rank.recorder
    var due: Int64? { nextCapture }

    func settings(of object: LivingObject) -> ProfileSettings {
        if let cachedSettings { return cachedSettings }
        let settings = ProfileSettings(of: object)
        cachedSettings = settings
        return settings
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.attribute == Attribute.buffer else {
            guard request.selector == nil else { throw .scopeOfAccessViolated }
            return writer.doubleLongUnsigned(UInt32(store.count))
        }
        let view = try view(request, object)
        var trail: [BufferView.Position] = []
        view.write(into: &writer, &trail)
        if writer.hasOverflowed { long = (request.selector, request.parameters.array, view) }
    }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        guard request.attribute == Attribute.buffer, let view = try? view(request, object) else { return nil }
        return FrozenBuffer(view)
    }

    private func view(_ request: AttributeRequest, _ object: LivingObject) throws(DataAccessResult) -> BufferView {
        defer { long = nil }
        if let long, long.selector == request.selector, long.parameters == request.parameters.array { return long.view }
        let columns = settings(of: object).captureObjects
        return try BufferView(store, columns, BufferSelection(request), object.template.selection)
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        switch method {
        case 1: reset(object)
        case 2: capture(object)
        // What version 0 has as methods became the selectors 1 and 2.
        case 3, 4:
            guard object.interfaceClass.version == 0 else { throw .objectUnavailable }
            let request = AttributeRequest(
                attribute: Attribute.buffer, selector: method - 2, parameters: parameter, peer: peer)
            try returnPart(request, of: object, into: &writer)
        default: throw .objectUnavailable
        }
    }

    private func returnPart(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(ActionResult) {
        do throws(DataAccessResult) {
            var trail: [BufferView.Position] = []
            try view(request, object).write(into: &writer, &trail)
        } catch {
            throw ActionResult(rawValue: error.rawValue)
        }
    }
}

// MARK: - Changing the static attributes

extension ProfileBehaviour {
    /// - Throws: ``DataAccessResult/otherReason`` for a capture object that the logical device has not, or a sort
    ///   object that is not captured.
    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        switch attribute {
        case Attribute.captureObjects:
            for column in CaptureObject.list(value.array) where !column.canBeCaptured(by: object) { throw .otherReason }
        case Attribute.profileEntries:
            guard case .doubleLongUnsigned(1...)? = DataValue(value) else { throw .otherReason }
        default: break
        }
    }

    /// What the buffer holds no longer suits its description: every change of a static attribute clears it.
    func didChange(_ attribute: UInt8, of object: LivingObject) {
        cachedSettings = nil
        if attribute == Attribute.profileEntries { limitEntries(object) }
        guard attribute != Attribute.buffer, attribute != Attribute.entriesInUse else { return }
        reset(object)
        plan(object)
    }

    /// More entries than there can be are as many as there can be.
    private func limitEntries(_ object: LivingObject) {
        guard case .doubleLongUnsigned(let entries)? = try? object.value(of: Attribute.profileEntries),
            entries > UInt32(Self.mostEntries)
        else { return }
        let most = DataValue.doubleLongUnsigned(UInt32(Self.mostEntries))
        object.meter.setSource(.value(most.octets), of: Attribute.profileEntries, slot: object.slot)
    }

    /// Empties the buffer, and those of the profiles that capture it.
    private func reset(_ object: LivingObject) {
        guard !store.isEmpty else { return }
        store.removeAll()
        object.meter.onChange?(object.id, Attribute.buffer)
        for slot in object.meter.ticking {
            guard let other = object.meter.behaviours[slot] as? ProfileBehaviour, other !== self else { continue }
            let view = LivingObject(meter: object.meter, slot: slot)
            guard view.id.device == object.id.device else { continue }
            if other.settings(of: view).captureObjects.contains(where: { $0.names(object) }) { other.reset(view) }
        }
    }
}

extension CaptureObject {
    func names(_ object: LivingObject) -> Bool { classID == object.id.classID && instance == object.instance }

    /// The attribute is there, is no secret, and is not the profile's own buffer.
    fileprivate func canBeCaptured(by profile: LivingObject) -> Bool {
        let id = ObjectID(device: profile.id.device, classID: classID, instance: instance)
        guard let definition = profile.meter.object(id)?.interfaceClass.attribute(attribute) else { return false }
        return !definition.isSecret && !(names(profile) && attribute == ProfileBehaviour.Attribute.buffer)
    }
}
