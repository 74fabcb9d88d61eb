import DLMSServer
import DLMSWire

/// An attribute, or a part of it, that Data protection reads and writes for a client, with the client's own rights.
///
/// - Spec: IEC 62056-6-2, Data protection (class_id 30), object_definition
struct ProtectedAttribute {
    private let classID: UInt16
    private let instance: LogicalName
    private let attribute: UInt8
    /// 0 is the whole attribute, N its Nth element.
    private let dataIndex: UInt16
    private let restriction: Restriction

    private enum Restriction {
        case none
        /// The first and last moment of a profile's rows.
        case date(from: DataValue, to: DataValue)
        /// The numbers of the first and last row.
        case entry(from: UInt32, to: UInt32)
    }

    /// - Returns: nil for anything but an object definition.
    private init?(_ value: DataValue) {
        guard case .structure(let fields) = value, fields.count == 5, case .longUnsigned(let classID) = fields[0],
            case .octetString(let name) = fields[1], let instance = LogicalName(octets: name),
            case .integer(let attribute) = fields[2], attribute > 0, case .longUnsigned(let dataIndex) = fields[3],
            let restriction = Self.restriction(fields[4])
        else { return nil }
        (self.classID, self.instance, self.attribute) = (classID, instance, UInt8(attribute))
        (self.dataIndex, self.restriction) = (dataIndex, restriction)
    }

    private static func restriction(_ value: DataValue) -> Restriction? {
        guard case .structure(let fields) = value, fields.count == 2, case .enumeration(let type) = fields[0] else {
            return nil
        }
        switch (type, fields[1]) {
        case (0, _): return Restriction.none
        case (1, .structure(let bounds)) where bounds.count == 2: return .date(from: bounds[0], to: bounds[1])
        case (2, .structure(let bounds)) where bounds.count == 2:
            guard case .doubleLongUnsigned(let from) = bounds[0], case .doubleLongUnsigned(let to) = bounds[1] else {
                return nil
            }
            return .entry(from: from, to: to)
        default: return nil
        }
    }

    /// - Throws: ``ActionResult/typeUnmatched`` for anything but an array of object definitions.
    static func list(_ value: DataValue) throws(ActionResult) -> [ProtectedAttribute] {
        guard case .array(let elements) = value else { throw .typeUnmatched }
        let list = elements.compactMap(ProtectedAttribute.init)
        guard list.count == elements.count else { throw .typeUnmatched }
        return list
    }
}

// MARK: - Reading and writing

extension ProtectedAttribute {
    /// The value, when the client may read it with no more than this protection of the response.
    func read(in meter: LivingMeter, for peer: Peer, protectedBy protection: Protection) throws(ActionResult)
        -> DataValue
    {
        let target = try target(in: meter, for: peer, .read, protectedBy: protection)
        var request = AttributeRequest(attribute: attribute, peer: peer)
        let selection = selection
        request.selector = selection?.selector
        let parameters = selection?.parameters.octets ?? []
        let octets = try? withReader(parameters) { (reader: inout ByteReader) throws(DataAccessResult) in
            request.parameters = reader.rest
            return try encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
                try meter.read(request, slot: target.slot, into: &writer)
            }
        }
        guard let octets, let value = try? DataValue(octets) else { throw .otherReason }
        return try part(of: value)
    }

    /// Checks that the client may write the attribute as a whole with no more than this protection of the request.
    func checkWritable(in meter: LivingMeter, for peer: Peer, protectedBy protection: Protection) throws(ActionResult) {
        _ = try target(in: meter, for: peer, .write, protectedBy: protection)
        guard dataIndex == 0, case .none = restriction else { throw .otherReason }
    }

    func write(_ value: DataValue, in meter: LivingMeter, for peer: Peer, protectedBy protection: Protection)
        throws(ActionResult)
    {
        let target = try target(in: meter, for: peer, .write, protectedBy: protection)
        let isWritten: Void? = try? withReader(value.octets) { (reader: inout ByteReader) throws(DataAccessResult) in
            try meter.write(reader.rest, to: attribute, slot: target.slot, for: peer)
        }
        guard isWritten != nil else { throw .otherReason }
    }

    private func target(
        in meter: LivingMeter, for peer: Peer, _ right: AttributeAccess, protectedBy protection: Protection
    ) throws(ActionResult) -> LivingObject {
        let id = ObjectID(device: peer.server, classID: classID, instance: instance)
        guard let object = meter.object(id), object.interfaceClass.attribute(attribute) != nil else {
            throw .objectUndefined
        }
        let access = peer.association.flatMap { object.access(attribute: attribute, association: Int($0)) } ?? []
        let demanded = Protection(rawValue: access.rawValue)
        guard access.contains(right), demanded.isSubset(of: protection) else { throw .readWriteDenied }
        return object
    }

    private func part(of value: DataValue) throws(ActionResult) -> DataValue {
        guard dataIndex > 0 else { return value }
        switch value {
        case .structure(let elements) where elements.indices.contains(Int(dataIndex) - 1),
            .array(let elements) where elements.indices.contains(Int(dataIndex) - 1):
            return elements[Int(dataIndex) - 1]
        default: throw .otherReason
        }
    }

    /// A restriction as selective access has it.
    private var selection: (selector: UInt8, parameters: DataValue)? {
        switch restriction {
        case .none: nil
        case .date(let from, let to): (1, .structure([Self.clockTime, from, to, .array([])]))
        case .entry(let from, let to):
            (
                2,
                .structure([.doubleLongUnsigned(from), .doubleLongUnsigned(to), .longUnsigned(1), .longUnsigned(0)])
            )
        }
    }

    private static let clockTime = DataValue.structure([
        .longUnsigned(InterfaceClassID.clock), .octetString([0, 0, 1, 0, 0, 255]), .integer(2), .longUnsigned(0),
    ])
}

extension LogicalName {
    /// - Returns: nil unless there are six octets.
    init?(octets: [UInt8]) {
        guard octets.count == 6 else { return nil }
        self.init(octets[0], octets[1], octets[2], octets[3], octets[4], octets[5])
    }
}
