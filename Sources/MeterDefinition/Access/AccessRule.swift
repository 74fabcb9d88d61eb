import COSEM
import DLMSServer

/// One line of an association's access rules: of several that fit, the last counts.
struct AccessRule: Hashable, Sendable {
    var objects: ObjectPattern
    var member: Member
    var grant: Grant

    /// What of an object a rule is for.
    enum Member: Hashable, Sendable {
        case attributes
        case methods
        case attribute(UInt8)
        case method(UInt8)
    }

    /// What a rule gives.
    enum Grant: Hashable, Sendable {
        /// Reading, but never of a secret.
        case readable
        /// What the catalogue lets a management client do; secrets may be written.
        case standard
        case attribute(AttributeAccess)
        case method(MethodAccess)
    }

    init(_ objects: ObjectPattern, _ member: Member, _ grant: Grant) {
        (self.objects, self.member, self.grant) = (objects, member, grant)
    }

    /// A rule for every object.
    init(_ member: Member, _ grant: Grant) { self.init(.everything, member, grant) }
}

extension AccessRule {
    /// What the rule gives on an attribute; nil when it is not for it.
    func access(to attribute: InterfaceClass.Attribute, of object: ObjectTemplate) -> AttributeAccess? {
        guard objects.matches(object), member == .attributes || member == .attribute(attribute.id) else { return nil }
        return switch grant {
        case .readable: attribute.isSecret ? [] : .read
        case .standard: attribute.isSecret ? .write : attribute.access.right
        // A secret is write-only for every client, whatever a definition says.
        case .attribute(let access): attribute.isSecret ? access.subtracting(.read) : access
        case .method: nil
        }
    }

    func access(to method: InterfaceClass.Method, of object: ObjectTemplate) -> MethodAccess? {
        guard objects.matches(object), member == .methods || member == .method(method.id) else { return nil }
        return if case .method(let access) = grant { access } else { nil }
    }
}

extension InterfaceClass.DefaultAccess {
    fileprivate var right: AttributeAccess {
        switch self {
        case .none: []
        case .read: .read
        case .readWrite: .readWrite
        }
    }
}

extension [AccessRule] {
    func access(to attribute: InterfaceClass.Attribute, of object: ObjectTemplate) -> AttributeAccess {
        compactMap { $0.access(to: attribute, of: object) }.last ?? []
    }

    func access(to method: InterfaceClass.Method, of object: ObjectTemplate) -> MethodAccess {
        compactMap { $0.access(to: method, of: object) }.last ?? []
    }
}
