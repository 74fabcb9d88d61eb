import DLMSServer
import DLMSWire

/// Which elements of an object_list or access_rights_list a client asks for: all, those of some classes (selector 1),
/// or some objects (selector 2). The editions of the standard give the same two selectors to both lists.
///
/// - Spec: IEC 62056-6-2, Association SN, selective access
struct ShortNameListFilter {
    private enum Selection {
        case all
        case classes([UInt16])
        case objects([NamedObject])
    }

    private let selection: Selection

    /// - Throws: ``DataAccessResult/typeUnmatched`` for parameters that do not suit the selector,
    ///   ``DataAccessResult/scopeOfAccessViolated`` for a selector that the class has not.
    init(_ request: AttributeRequest) throws(DataAccessResult) {
        guard let selector = request.selector else {
            selection = .all
            return
        }
        do throws(DecodeError) {
            switch selector {
            case 1: selection = .classes(try Self.classes(request.parameters))
            case 2: selection = .objects(try NamedObject.list(request.parameters))
            default: throw .invalid(field: "access-selector", value: Int(selector))
            }
        } catch {
            throw (1...2).contains(selector) ? .typeUnmatched : .scopeOfAccessViolated
        }
    }

    /// The parameter of getlist_by_classid.
    init(classes parameter: Octets) throws(ActionResult) {
        do { selection = .classes(try Self.classes(parameter)) } catch { throw .typeUnmatched }
    }

    /// The parameter of getobj_by_logicalname.
    init(objects parameter: Octets) throws(ActionResult) {
        do { selection = .objects(try NamedObject.list(parameter)) } catch { throw .typeUnmatched }
    }

    func selects(_ object: ObjectPlan) -> Bool {
        switch selection {
        case .all: true
        case .classes(let classes): classes.contains(object.classID)
        case .objects(let names): names.contains { $0.classID == object.classID && $0.instance == object.instance }
        }
    }

    private static func classes(_ octets: Octets) throws(DecodeError) -> [UInt16] {
        var reader = ByteReader(octets)
        var classes: [UInt16] = []
        for _ in 0..<(try reader.readArray("class_list")) { classes.append(try reader.readLongUnsigned("class_id")) }
        return classes
    }
}
