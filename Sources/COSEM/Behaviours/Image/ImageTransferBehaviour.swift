import DLMSServer
import DLMSWire

/// Image transfer: takes a firmware image block by block, in any order, verifies it and activates it.
///
/// The signature that it shows is the SHA-256 of the image: what a maker's own would be, only the maker can check.
///
/// - Spec: IEC 62056-6-2, Image transfer (class_id 18)
final class ImageTransferBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [3, 4]

    enum Attribute {
        static let blockSize: UInt8 = 2
        static let blocksStatus: UInt8 = 3
        static let firstNotTransferred: UInt8 = 4
        static let isEnabled: UInt8 = 5
        static let status: UInt8 = 6
        static let info: UInt8 = 7
    }

    /// Octets of an image at most.
    private static let largestImage = 64 << 20

    /// The image that is being transferred.
    private var identification: [UInt8] = []
    private var size = 0
    /// Which blocks have come.
    private var hasBlock: [Bool] = []
    private var firstMissing = 0
    private let memory = ImageMemory()
    /// What is to go wrong, for tests of clients.
    var failure: ImageFailure?

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        switch request.attribute {
        case Attribute.blocksStatus: DataValue.bitString(BitString(hasBlock)).encode(into: &writer)
        default: writer.doubleLongUnsigned(UInt32(firstMissing))
        }
    }

    func freeze(_ request: AttributeRequest, of object: LivingObject) -> (any FrozenValue)? {
        freezeReading(request, of: object)
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard (try? object.value(of: Attribute.isEnabled)) == .boolean(true) else { throw .readWriteDenied }
        switch method {
        case 1: try initiate(DataValue(parameter)?.elements ?? [], object)
        case 2: try take(DataValue(parameter)?.elements ?? [], object)
        case 3: try verify(object)
        case 4: try activate(object)
        default: throw .objectUnavailable
        }
    }
}

// MARK: - The four methods

extension ImageTransferBehaviour {
    private func initiate(_ fields: [DataValue], _ object: LivingObject) throws(ActionResult) {
        guard fields.count == 2, let identification = fields[0].octetString, let size = fields[1].integer else {
            throw .typeUnmatched
        }
        let blockSize = blockSize(object)
        guard size > 0, size <= Self.largestImage, blockSize > 0 else { throw .otherReason }
        guard store(object).begin(identification: identification, size: size) else { throw .hardwareFault }
        (self.identification, self.size, firstMissing) = (identification, size, 0)
        hasBlock = Array(repeating: false, count: (size + blockSize - 1) / blockSize)
        object.keep(.array([]), in: Attribute.info)
        setStatus(.initiated, object)
        tell(object)
    }

    /// A block may come again, as long as it has the right length.
    private func take(_ fields: [DataValue], _ object: LivingObject) throws(ActionResult) {
        guard fields.count == 2, let number = fields[0].integer, let octets = fields[1].octetString else {
            throw .typeUnmatched
        }
        guard [.initiated, .verificationFailed].contains(status(object)), number < hasBlock.count else {
            throw .otherReason
        }
        let blockSize = blockSize(object)
        guard octets.count == min(blockSize, size - number * blockSize) else { throw .otherReason }
        let isKept = octets.withUnsafeBytes { store(object).put(Octets($0), at: number * blockSize) }
        guard isKept else { throw .hardwareFault }
        hasBlock[number] = true
        while firstMissing < hasBlock.count, hasBlock[firstMissing] { firstMissing += 1 }
        setStatus(.initiated, object)
        tell(object)
    }

    private func verify(_ object: LivingObject) throws(ActionResult) {
        guard !hasBlock.isEmpty, status(object) != .notInitiated else { throw .otherReason }
        if takeFailure(.busy) {
            setStatus(.verificationInitiated, object)
            throw .temporaryFailure
        }
        guard firstMissing == hasBlock.count, !takeFailure(.verification), let image = store(object).contents(),
            image.count == size
        else {
            setStatus(.verificationFailed, object)
            object.meter.raise(.firmwareVerificationFailed, in: object.id.device)
            throw .otherReason
        }
        let info: [DataValue] = [
            .doubleLongUnsigned(UInt32(size)), .octetString(identification),
            .octetString(object.meter.digest(of: image)),
        ]
        object.keep(.array([.structure(info)]), in: Attribute.info)
        setStatus(.verificationSuccessful, object)
        object.meter.raise(.firmwareReady, in: object.id.device)
    }

    /// An image that was not verified is verified first.
    private func activate(_ object: LivingObject) throws(ActionResult) {
        if status(object) != .verificationSuccessful { try verify(object) }
        guard !takeFailure(.activation), store(object).activate() else {
            setStatus(.activationFailed, object)
            throw .otherReason
        }
        setStatus(.activationSuccessful, object)
        let firmware = object.sibling(InterfaceClassID.data, LogicalName(1, 0, 0, 2, 0, 255))
        firmware?.keep(.octetString(identification), in: 2)
        let signature = object.sibling(InterfaceClassID.data, LogicalName(1, 0, 0, 2, 8, 255))
        signature?.keep(.octetString(object.meter.digest(of: store(object).contents() ?? [])), in: 2)
        object.meter.raise(.firmwareActivated, in: object.id.device)
    }
}

// MARK: - State

extension ImageTransferBehaviour {
    /// Code of image_transfer_status.
    enum Status: UInt8 {
        case notInitiated, initiated, verificationInitiated, verificationSuccessful, verificationFailed
        case activationInitiated, activationSuccessful, activationFailed
    }

    private func status(_ object: LivingObject) -> Status {
        (try? object.value(of: Attribute.status))?.integer.flatMap { Status(rawValue: UInt8($0)) } ?? .notInitiated
    }

    private func setStatus(_ status: Status, _ object: LivingObject) {
        object.keep(.enumeration(status.rawValue), in: Attribute.status)
    }

    private func blockSize(_ object: LivingObject) -> Int {
        (try? object.value(of: Attribute.blockSize))?.integer ?? 0
    }

    private func store(_ object: LivingObject) -> any ImageStore { object.meter.environment.images ?? memory }

    private func tell(_ object: LivingObject) {
        object.meter.onChange?(object.id, Attribute.blocksStatus)
        object.meter.onChange?(object.id, Attribute.firstNotTransferred)
    }

    private func takeFailure(_ wanted: ImageFailure) -> Bool {
        guard failure == wanted else { return false }
        failure = nil
        return true
    }
}

/// What of an image transfer goes wrong once, on purpose.
public enum ImageFailure: String, Sendable {
    /// The next image_verify finds the image damaged.
    case verification = "verify"
    /// The next image_activate fails.
    case activation = "activate"
    /// The next image_verify takes long: it answers temporary-failure, and does its work when it is asked again.
    case busy
}

extension LivingObject {
    /// Has an image transfer fail on purpose, once; nil takes it back.
    /// - Returns: false when the object is no image transfer.
    public func failImage(_ failure: ImageFailure?) -> Bool {
        guard let behaviour = meter.behaviours[slot] as? ImageTransferBehaviour else { return false }
        behaviour.failure = failure
        return true
    }
}
