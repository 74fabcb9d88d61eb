import DLMSServer
import DLMSWire

/// A security setup of a living meter: its policy and keys as they are now.
final class SetupState {
    let template: SecurityTemplate
    /// SAP of the logical device whose object it is.
    let device: UInt16
    var policy: Protection
    var encryption: KeyHandle?
    var broadcast: KeyHandle?
    var authenticationKey: [UInt8]
    var masterKey: [UInt8]?
    /// Who associated last.
    var client: SystemTitle?
    /// Counter of the last message that the meter sent under any key of the setup; nil when all have been used.
    private var sent: UInt32?

    /// - Parameter counter: of the first message that the meter sends.
    init(_ template: SecurityTemplate, device: UInt16, counter: UInt32) {
        (self.template, self.device) = (template, device)
        (policy, authenticationKey, masterKey) = (template.policy, template.authenticationKey, template.masterKey)
        sent = counter &- 1
    }

    /// Another one each time, shared by all keys of the setup, so that no key can see one twice.
    func nextCounter() -> UInt32? {
        guard let last = sent, last < .max else { return nil }
        sent = last + 1
        return last + 1
    }
}
