import DLMSWire
import MeterDefinition
import Testing

@testable import MeterHost

@Suite("Ciphered frames of a running meter")
final class FrameOpenerTests {
    private static let definition = """
        meter: {name: small, manufacturer: MCS, serial: "00000007"}
        logical_devices:
          - sap: 1
            name: Management
            associations:
              - {name: public, client: 16, access: public}
              - name: ciphered
                client: 1
                context: ln_ciphered
                security:
                  test_key: true
                  encryption_key: 000102030405060708090A0B0C0D0E0F
                  authentication_key: D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF
                  master_key: 00112233445566778899AABBCCDDEEFF
                access: manager
            objects:
              - {class: Clock, obis: 0.0.1.0.0.255}
              - {class: Data, obis: 0.0.96.1.0.255, value: ABC}
        """
    private static let get = octets("C001C1 0001 0000600100FF 02 00")
    private let meter: MeterHandle
    private var client: TestClient?

    init() throws {
        var options = MeterOptions()
        options.listeners = [ListenerURL(port: 0)]
        meter = try MeterHandle(try MeterDefinition.load(text: Self.definition, file: "small.yaml"), options: options)
    }

    deinit { meter.shutdown() }

    /// Sends an APDU and waits for the answer.
    private func exchange(_ apdu: [UInt8]) throws -> [UInt8] {
        if client == nil {
            let port = meter.sync { meter in
                guard case .listening(let port)? = meter.lines.first?.state else { return 0 }
                return port
            }
            client = try TestClient(port: port)
        }
        try client?.send(wpdu(apdu, client: 1))
        return try client?.receive() ?? []
    }

    private func summaries() -> [String] {
        meter.sync { meter in
            (meter.capture.firstNumber..<meter.capture.nextNumber).compactMap { number in
                meter.summary(ofFrame: number).map { "\($0.isCiphered ? "§ " : "")\($0.service) \($0.text)" }
            }
        }
    }

    private func why() -> String? {
        waitFor {
            meter.sync { meter in
                (meter.log.firstNumber..<meter.log.nextNumber).compactMap { number -> String? in
                    guard case .explained(let text)? = meter.log[number]?.kind else { return nil }
                    return text
                }.first
            }
        }
    }

    @Test("are shown by what was in them, also under a dedicated key")
    func opened() throws {
        let dedicated = octets("0F0E0D0C0B0A09080706050403020100")
        var sealing = Sealing(counter: 17)
        #expect(try exchange(try sealing.aarq(dedicatedKey: dedicated)).first == 0x61)
        sealing.counter = 18
        #expect(try exchange(try sealing.sealed(Self.get, tag: 200)).first == 204)
        (sealing.key, sealing.counter) = (dedicated, 1)
        #expect(try exchange(try sealing.sealed(Self.get, tag: 208)).first == 212)
        #expect(
            summaries() == [
                "§ AARQ LN ciphered (3), lowest (0)", "§ AARE accepted", "§ get-request-normal ",
                "§ get-response-normal \"ABC\"", "§ get-request-normal ", "§ get-response-normal \"ABC\"",
            ])
    }

    @Test("keep being opened when their keys have been replaced")
    func replacedKey() throws {
        #expect(try exchange(try Sealing(counter: 17).aarq()).first == 0x61)
        _ = try exchange(try Sealing(counter: 18).sealed(Self.get, tag: 200))
        let before = summaries()
        let changed = Self.definition.split(separator: "0A0B0C0D0E0F").joined(separator: "0A0B0C0D0E10")
        let loaded = try MeterDefinition.load(text: changed, file: "small.yaml")
        meter.sync { $0.replace(loaded) }
        #expect(summaries() == before)
    }

    @Test("name what is wrong in list, log and on the connection")
    func mistake() throws {
        let swapped = Sealing(
            key: Sealing.authenticationKey, authenticationKey: Sealing.encryptionKey, counter: 17)
        #expect(try exchange(try swapped.aarq()).first == 0x61)
        #expect(why() == "would verify with EK and AK swapped")
        #expect(summaries()[0].hasPrefix("§ AARQ would verify with EK and AK swapped ("))
        let explanation = meter.sync { $0.clients.connections.first?.explanation }
        #expect(explanation == ["would verify with EK and AK swapped"])
        // Nothing has changed by it: the counter is still free.
        #expect(try exchange(try Sealing(counter: 17).aarq()).first == 0x61)
        #expect(summaries().last == "§ AARE accepted")
    }

    @Test("tell when the counter was used that stands in the way")
    func counter() throws {
        #expect(try exchange(try Sealing(counter: 17).aarq()).first == 0x61)
        _ = try exchange(try Sealing(counter: 17).sealed(Self.get, tag: 200))
        let text = try #require(why())
        #expect(text.hasPrefix("counter 17 was accepted at ") && text.hasSuffix(" in frame 1"))
    }

    @Test("a flood of wrong messages is looked into a few times a second only")
    func flood() throws {
        #expect(try exchange(try Sealing(counter: 17).aarq()).first == 0x61)
        let wrong = try Sealing(key: Sealing.authenticationKey, counter: 18).sealed(Self.get, tag: 200)
        for _ in 0..<100 { _ = try exchange(wrong) }
        let count = meter.sync { meter in
            (meter.log.firstNumber..<meter.log.nextNumber).count {
                if case .explained? = meter.log[$0]?.kind { true } else { false }
            }
        }
        #expect((1...40).contains(count))
    }
}
