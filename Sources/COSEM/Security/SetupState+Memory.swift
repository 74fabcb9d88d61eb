import DLMSServer
import DLMSWire

// What a security setup remembers.
extension SetupState {
    /// Names of what is remembered.
    enum Part {
        static let policy = "policy"
        static let unicast = "unicast"
        static let broadcast = "broadcast"
        static let authentication = "authentication"
        static let master = "master"
        static let privateKeys = "private"
        static let generatedKeys = "generated"
        static let certificates = "certificates"
        static let transmitCounter = "transmit"
        static let receivedCounters = "received"
    }

    func keep(_ octets: [UInt8]?, as part: String, isUrgent: Bool = true) {
        memory?.keep(octets, as: .setup(self, part), isUrgent: isUrgent)
    }

    func keep(_ key: SecretKey?, as part: String) { keep(key?.octets.array, as: part) }

    func keep(_ keys: [KeyPurpose: SecretKey], as part: String) {
        for purpose in KeyPurpose.allCases { keep(keys[purpose], as: "\(part)/\(purpose.rawValue)") }
    }

    /// The certificates' own octets, each behind its length.
    func keepCertificates() {
        keep(certificates.all.flatMap { UInt32($0.octets.count).octets + $0.octets }, as: Part.certificates)
    }

    /// The certificates that are remembered, each as it is; nil when none ever changed.
    func rememberedCertificates() -> [[UInt8]]? {
        guard var rest = remembered(Part.certificates)?[...] else { return nil }
        var all: [[UInt8]] = []
        while let length = UInt32(octets: rest.prefix(4)) {
            rest = rest.dropFirst(4)
            all.append(Array(rest.prefix(Int(length))))
            rest = rest.dropFirst(Int(length))
        }
        return all
    }

    func remembered(_ part: String) -> [UInt8]? { memory?[.setup(self, part)] }

    /// Takes back what is remembered, except for the keys that have to be made ready, and certificates.
    func remember() {
        if let octets = remembered(Part.policy), let first = octets.first { policy = Protection(rawValue: first) }
        if let key = rememberedKey(Part.authentication) { authenticationKey = SecretKey(key) }
        if let key = rememberedKey(Part.master) { masterKey = SecretKey(key) }
        for purpose in KeyPurpose.allCases {
            if let key = remembered("\(Part.privateKeys)/\(purpose.rawValue)") { privateKeys[purpose] = SecretKey(key) }
            if let key = remembered("\(Part.generatedKeys)/\(purpose.rawValue)") {
                generatedKeys[purpose] = SecretKey(key)
            }
        }
        if let last = remembered(Part.transmitCounter).flatMap({ UInt32(octets: $0) }) { takeReserved(last) }
    }

    /// A key that is remembered, where it has the length of the suite's keys.
    func rememberedKey(_ part: String) -> [UInt8]? {
        remembered(part).flatMap { $0.count == template.keyLength ? $0 : nil }
    }
}

extension UInt32 {
    /// Most significant octet first.
    var octets: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }

    init?(octets: some Collection<UInt8>) {
        guard octets.count == 4 else { return nil }
        self = octets.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
