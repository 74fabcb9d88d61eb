import DLMSServer

extension Link {
    /// A link on which client 33 has opened its association with short names.
    /// - Parameter size: longest APDU that the client takes, in octets; 0 for no limit.
    static func shortNames(size: UInt16 = 0, conformance: String = "ffffff", keeping: Int = 512) -> Link {
        let link = Link(keeping: keeping)
        _ = link.send(AARQs.shortNames(size: size, conformance: conformance), client: 33)
        return link
    }

    /// Sends an APDU as client 33; nil when there is no answer.
    func ask(_ apdu: String) -> String? { send(apdu, client: 33) }
}

extension AARQs {
    static func shortNames(size: UInt16 = 0, conformance: String = "ffffff") -> String {
        let limit = text([UInt8(size >> 8), UInt8(size & 0xFF)])
        return "601da109060760857405080102be10040e01000000065f1f0400\(conformance)\(limit)"
    }
}
