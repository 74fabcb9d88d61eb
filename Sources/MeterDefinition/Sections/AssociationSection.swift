import COSEM
import DLMSServer
import DLMSWire

/// One entry of `associations:`.
struct AssociationSection {
    let support: Support
    let buffers: BufferSizes
    /// System title of the meter.
    let title: [UInt8]
    let faults: FaultCollector

    static let keys = [
        "name", "client", "referencing", "context", "mechanism", "secret", "conformance", "max_pdu", "version",
        "lock_out", "security", "access", "pre_established",
    ]

    /// - Parameters:
    ///   - index: its place among the associations of the logical device, from 0.
    ///   - server: SAP of the logical device.
    func read(_ node: YAMLNode, index: Int, server: UInt16) -> AssociationDefinition? {
        guard let map = MapReader(node, "an association", keys: Self.keys, faults) else { return nil }
        let mechanism = mechanism(map["mechanism"])
        let secret = mechanism.flatMap { self.secret(map, mechanism: $0) }
        let rules = AccessReader(faults: faults).rules(map["access"])
        guard let offer = offer(map, index: index, server: server, mechanism: mechanism) else { return nil }
        let security = map["security"].flatMap {
            SecuritySection(faults: faults, title: title).read($0, client: offer.client)
        }
        requireSecurity(map, offer, security)
        let versions: ClosedRange<UInt8> = offer.usesShortNames ? 0...4 : 0...3
        let version = map["version"].flatMap { faults.integer($0, "version", in: versions) }
        let name = map.text("name") ?? "client \(offer.client)"
        var template = AssociationTemplate(name: name, offer: offer, secret: secret, security: security)
        template.lockOut = map["lock_out"].flatMap { lockOut($0, offer) }
        return AssociationDefinition(
            template: template, version: version, rules: rules,
            place: map["client"]?.place ?? node.place
        )
    }

    /// `lock_out: {failures: 5, seconds: 300}`.
    private func lockOut(_ node: YAMLNode, _ offer: AssociationOffer) -> LockOut? {
        guard let map = MapReader(node, "lock_out", keys: ["failures", "seconds"], faults) else { return nil }
        let failures = map.required("failures").flatMap {
            faults.integer($0, "failures", in: 1...1000 as ClosedRange<Int>)
        }
        let seconds = map.required("seconds").flatMap {
            faults.integer($0, "seconds", in: 1...86400 as ClosedRange<Int>)
        }
        guard offer.mechanismID > 0 else {
            faults.report("lock_out: an association without a secret has no wrong ones", at: node.place)
            return nil
        }
        guard let failures, let seconds else { return nil }
        return LockOut(failures: failures, seconds: seconds)
    }

    private func offer(_ map: MapReader, index: Int, server: UInt16, mechanism: UInt8?) -> AssociationOffer? {
        let client = map.required("client").flatMap { faults.integer($0, "client", in: 1...127 as ClosedRange<UInt16>) }
        let context = context(map)
        let conformance =
            map["conformance"].map { self.conformance($0) } ?? context.map { Self.defaultConformance(context: $0) }
        let largest = map["max_pdu"].map { faults.integer($0, "max_pdu", in: 64...65535 as ClosedRange<Int>) } ?? 65535
        guard let client, let mechanism, let context, let conformance, let largest else { return nil }
        var offer = AssociationOffer(
            index: UInt8(index), client: client, server: server, contextID: context, mechanismID: mechanism,
            conformance: conformance, maxReceivePDU: UInt16(min(largest, buffers.receiveAPDU)),
            maxSendPDU: UInt16(min(largest, buffers.sendAPDU))
        )
        offer.acceptsPlainContext = acceptsPlainContext(map["context"])
        offer.isPreEstablished = isPreEstablished(map["pre_established"], offer)
        return offer
    }

    /// Everything that the meter can do for the association's referencing, unless the definition grants less.
    static func defaultConformance(context: UInt8) -> Conformance {
        Server<LivingMeter>.served.intersection(context.isMultiple(of: 2) ? .shortNames : .logicalNames)
    }
}

// MARK: - Context

extension AssociationSection {
    /// The last arc of the application context name, from `context:` or, without it, from `referencing:`.
    private func context(_ map: MapReader) -> UInt8? {
        let referencing = map["referencing"].map { SupportSection(faults: faults).referencing($0) } ?? .logicalName
        let context =
            map["context"].map(context)
            ?? (referencing == .shortName ? 2 : 1)
        guard let referencing, let context else { return nil }
        let place = (map["context"] ?? map["referencing"])?.place ?? map.place
        let actual: Referencing = context.isMultiple(of: 2) ? .shortName : .logicalName
        if map["referencing"] != nil, actual != referencing {
            faults.report(
                "context: it uses \(actual.rawValue) referencing, but \"referencing\" says \(referencing.rawValue)",
                at: place)
            return nil
        }
        if let known = support.referencing, !known.contains(actual) {
            faults.report("this meter does not support \(actual.rawValue) referencing", at: place)
            return nil
        }
        return context
    }

    /// One context, or a ciphered one and the same without ciphering: then the ciphered one counts.
    private func context(_ node: YAMLNode) -> UInt8? {
        guard node.scalar == nil else { return faults.choice(node, "context", among: Self.contexts) }
        guard let list = faults.list(node, "context") else { return nil }
        let found = list.map { faults.choice($0, "context", among: Self.contexts) }
        if found.contains(nil) { return nil }
        if Set(found) == [1, 3] { return 3 }
        if Set(found) == [2, 4] { return 4 }
        faults.report("context: expected one, [ln, ln_ciphered] or [sn, sn_ciphered]", at: node.place)
        return nil
    }

    private func acceptsPlainContext(_ node: YAMLNode?) -> Bool { node.map { $0.scalar == nil } ?? false }

    /// Whoever needs no AARQ cannot prove itself with one, nor choose a context in it.
    private func isPreEstablished(_ node: YAMLNode?, _ offer: AssociationOffer) -> Bool {
        guard let node, faults.boolean(node, "pre_established") == true else { return false }
        if offer.mechanismID > 0 || offer.acceptsPlainContext {
            faults.report(
                "pre_established: without an AARQ there is no \"mechanism\", and one \"context\" only", at: node.place)
        }
        return true
    }

    /// Ciphering and mechanisms 5 and 7 need keys; keys without them are of no use.
    private func requireSecurity(_ map: MapReader, _ offer: AssociationOffer, _ security: SecurityTemplate?) {
        let needs = offer.isCiphered || offer.mechanismID == 5 || offer.mechanismID == 7
        if needs, map["security"] == nil {
            faults.report("an association that ciphers or proves itself with keys needs \"security\"", at: map.place)
        } else if !needs, let node = map["security"] {
            faults.report(
                "security: without ciphering and mechanisms high_gmac and high_ecdsa there is no use for it",
                at: node.place)
        }
        guard let security, let place = map["security"]?.place else { return }
        if offer.mechanismID == 7, security.signingKey == nil || !security.certificates.contains(where: isClients) {
            faults.report(
                "security: mechanism high_ecdsa needs suite 1 or 2, \"signing_key\" and the certificate of a client or authority",
                at: place)
        }
        if !offer.isCiphered, !security.policy.isEmpty {
            faults.report("security: without ciphering no message can be as \"policy\" asks", at: place)
        }
    }

    /// Whether a certificate lets a client prove who it is, by itself or with another one.
    private func isClients(_ certificate: Certificate) -> Bool {
        certificate.isAuthority
            || certificate.purpose == .digitalSignature && certificate.title != nil
                && certificate.title?.octets != title
    }

    /// Names, then the codes of the standard.
    private static let contexts: KeyValuePairs<String, UInt8> = [
        "ln": 1, "sn": 2, "ln_ciphered": 3, "sn_ciphered": 4, "1": 1, "2": 2, "3": 3, "4": 4,
        "Logical_Name_Referencing_No_Ciphering": 1, "Short_Name_Referencing_No_Ciphering": 2,
        "Logical_Name_Referencing_With_Ciphering": 3, "Short_Name_Referencing_With_Ciphering": 4,
    ]
}

// MARK: - Authentication

extension AssociationSection {
    /// The last arc of the mechanism name.
    private func mechanism(_ node: YAMLNode?) -> UInt8? {
        guard let node else { return 0 }
        return faults.choice(node, "mechanism", among: Self.mechanisms)
    }

    /// Names, then the codes of the standard.
    private static let mechanisms: KeyValuePairs<String, UInt8> = [
        "none": 0, "lowest": 0, "low": 1, "high": 2, "high_md5": 3, "high_sha1": 4, "high_gmac": 5, "high_sha256": 6,
        "high_ecdsa": 7, "0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7,
    ]

    /// A text, or `0x` and hexadecimal digits.
    private func secret(_ map: MapReader, mechanism: UInt8) -> [UInt8]? {
        guard let node = map["secret"] else {
            if mechanism > 0, mechanism != 5, mechanism != 7 {
                faults.report(
                    "an association with a password needs \"secret\"", at: map["mechanism"]?.place ?? map.place)
            }
            return nil
        }
        guard mechanism > 0 else {
            faults.report(
                "secret: without a mechanism nobody is asked for it", at: node.place,
                suggestion: "write \"mechanism: low\"")
            return nil
        }
        guard let text = faults.text(node, "secret") else { return nil }
        let octets = text.hasPrefix("0x") ? NumberText.octets(hex: text) : Array(text.utf8)
        guard let octets, (1...64).contains(octets.count) else {
            faults.report("secret: expected 1 to 64 characters, or 0x and hexadecimal digits", at: node.place)
            return nil
        }
        if mechanism == 2, octets.count < 16 {
            faults.report("secret: mechanism high takes 16 octets or more, its key", at: node.place)
            return nil
        }
        return octets
    }
}

// MARK: - Conformance

extension AssociationSection {
    private func conformance(_ node: YAMLNode) -> Conformance? {
        guard let list = faults.list(node, "conformance") else { return nil }
        let bits = list.map(bit)
        return bits.contains(nil) ? nil : bits.reduce(into: []) { $0.formUnion($1 ?? []) }
    }

    private func bit(_ node: YAMLNode) -> Conformance? {
        guard let text = faults.text(node, "conformance") else { return nil }
        let names = Conformance.names.map(\.description)
        if let bit = names.firstIndex(where: { ValueReader.same($0, text) }), !names[bit].hasPrefix("reserved") {
            return Conformance(rawValue: 1 << UInt32(23 - bit))
        }
        let known = names.filter { !$0.hasPrefix("reserved") }
        faults.report(
            "conformance: there is no \"\(text)\"", at: node.place,
            suggestion: Suggestion.orAll(for: text, among: known))
        return nil
    }
}
