import DLMSServer
import DLMSWire

/// Security setup: policy, suite and system titles of associations that cipher; its keys can be replaced.
///
/// Objects that no association names are what the definition says of them.
/// - Spec: IEC 62056-6-2, Security setup (class_id 64)
final class SecuritySetupBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2, 3, 4, 5, 6]

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let setup = object.securitySetup
        switch request.attribute {
        case 2: writer.enumeration(policy(of: setup, version: object.interfaceClass.version))
        case 3: writer.enumeration(setup?.template.suite ?? 0)
        case 4: write(setup?.client, into: &writer)
        case 5: write(object.meter.security.systemTitle, into: &writer)
        default: writer.array(count: 0)
        }
    }

    private func policy(of setup: SetupState?, version: UInt8) -> UInt8 {
        let policy = setup?.policy ?? []
        return version > 0 ? policy.rawValue : policy.version0Policy
    }

    private func write(_ title: SystemTitle?, into writer: inout ByteWriter) {
        guard let title else { return writer.octetString(Octets.empty) }
        writer.u8(DataTag.octetString.rawValue)
        writer.length(SystemTitle.length)
        title.encode(into: &writer)
    }

    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard let setup = object.securitySetup else { throw .objectUnavailable }
        switch method {
        case 1: try activate(parameter, of: setup, version: object.interfaceClass.version)
        case 2: try object.meter.security.transfer(parameter, to: setup)
        default: throw .objectUnavailable
        }
        object.meter.onChange?(object.id, method == 1 ? 2 : 3)
    }

    /// A policy can only be raised.
    private func activate(_ parameter: Octets, of setup: SetupState, version: UInt8) throws(ActionResult) {
        guard case .enumeration(let code)? = DataValue(parameter) else { throw .typeUnmatched }
        let policy = version > 0 ? Protection(rawValue: code) : Protection(version0Policy: code)
        let known: Protection = [
            .authenticatedRequest, .encryptedRequest, .authenticatedResponse, .encryptedResponse,
        ]
        guard version > 0 ? policy.rawValue == code : code <= 3, policy.isSubset(of: known),
            policy.isSuperset(of: setup.policy)
        else { throw .otherReason }
        setup.policy = policy
    }
}

extension LivingObject {
    /// The setup that a Security setup object 0.0.43.0.N.255 stands for.
    var securitySetup: SetupState? {
        guard instance == .securitySetup(instance.e) else { return nil }
        return meter.security.setup(device: id.device, number: instance.e)
    }
}

extension Protection {
    /// The code of Security setup version 0: 0 nothing, 1 authentication, 2 encryption, 3 both.
    var version0Policy: UInt8 { rawValue >> 2 & 0b11 }
}
