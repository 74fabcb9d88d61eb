import DLMSServer
import DLMSWire

/// Which elements of an object_list a client asks for, and how much of each.
///
/// - Spec: IEC 62056-6-2, Association LN, selective access to object_list
struct ObjectListFilter {
    /// Whether access_rights is part of the elements.
    let withRights: Bool
    private let selection: Selection

    private enum Selection {
        case all
        case classes(ByteReader)
        case objects(ByteReader)
    }

    /// - Throws: ``DataAccessResult/typeUnmatched`` for parameters that do not suit the selector,
    ///   ``DataAccessResult/scopeOfAccessViolated`` for a selector that the class has not.
    init(_ request: AttributeRequest) throws(DataAccessResult) {
        guard let selector = request.selector else {
            (withRights, selection) = (true, .all)
            return
        }
        guard (1...4).contains(selector) else { throw .scopeOfAccessViolated }
        withRights = selector > 2
        do throws(DecodeError) {
            var reader = ByteReader(request.parameters)
            selection = try Self.selection(selector, &reader)
        } catch {
            throw .typeUnmatched
        }
    }

    private static func selection(_ selector: UInt8, _ reader: inout ByteReader) throws(DecodeError) -> Selection {
        switch selector {
        case 1:
            try reader.expect(.nullData, "access_parameters")
            return .all
        case 2:
            let count = try reader.readArray("class_list")
            let start = reader
            for _ in 0..<count { _ = try reader.readLongUnsigned("class_id") }
            return .classes(start)
        default:
            let count = selector == 3 ? try reader.readArray("object_id_list") : 1
            let start = reader
            for _ in 0..<count { _ = try ObjectName(from: &reader) }
            return .objects(start)
        }
    }

    func selects(_ object: ObjectPlan) -> Bool {
        switch selection {
        case .all: return true
        case .classes(var reader):
            while let classID = try? reader.readLongUnsigned("class_id") {
                if classID == object.classID { return true }
            }
            return false
        case .objects(var reader):
            while let name = try? ObjectName(from: &reader) {
                if name.classID == object.classID, name.instance == object.instance { return true }
            }
            return false
        }
    }

    /// object_id: class and logical name.
    private struct ObjectName {
        let classID: UInt16
        let instance: LogicalName

        init(from reader: inout ByteReader) throws(DecodeError) {
            try reader.readStructure(count: 2, "object_id")
            classID = try reader.readLongUnsigned("class_id")
            instance = try reader.readLogicalName("logical_name")
        }
    }
}
