import DLMSWire
import Testing

@Suite("Hostile octets") struct RobustnessTests {
    @Test("random octets never trap a decoder") func random() {
        var noise = Noise(seed: 1)
        for _ in 0..<4_000 {
            check(noise.octets(Int.random(in: 0...40, using: &noise)))
        }
    }

    @Test("random octets behind every tag never trap a decoder", arguments: UInt8.min...UInt8.max)
    func randomBehind(tag: UInt8) {
        var noise = Noise(seed: UInt64(tag) + 2)
        for _ in 0..<50 {
            check([tag] + noise.octets(Int.random(in: 0...30, using: &noise)))
            check([tag, UInt8.random(in: 1...6, using: &noise), 0xC1] + noise.octets(20))
        }
    }

    @Test("mutated vectors never trap a decoder", arguments: Vector.all) func mutated(vector: Vector) {
        var noise = Noise(seed: UInt64(vector.octets.count) &* 31 &+ UInt64(vector.octets.first ?? 0))
        for _ in 0..<40 { check(noise.mutated(vector.octets)) }
    }

    /// Decodes as an APDU and as a value, with and without a trace; what the server refuses is never shown as good.
    private func check(_ octets: [UInt8]) {
        _ = WireDecoder.decode(octets)
        let apdu = WireDecoder.decode(apdu: octets)
        #expect(apdu.failure != nil || decodes(octets, APDU.init(from:)), "\(hex(octets))")
        let isValue = decodes(octets, DataValue.init(from:))
        #expect(isValue == tracesData(octets), "\(hex(octets))")
        #expect(isValue == decodes(octets, EncodedData.init(from:)), "\(hex(octets))")
        for item in apdu.items { #expect(item.offset >= 0 && item.offset + item.length <= octets.count) }
    }

    private func decodes<PDU>(_ octets: [UInt8], _ decode: (inout ByteReader) throws(DecodeError) -> PDU) -> Bool {
        withReader(octets) { reader in
            do throws(DecodeError) {
                _ = try decode(&reader)
                return reader.isAtEnd
            } catch {
                return false
            }
        }
    }

    private func tracesData(_ octets: [UInt8]) -> Bool {
        let trace = Trace()
        return withReader(octets, trace: trace) { reader in
            do throws(DecodeError) {
                try reader.skipData()
                return reader.isAtEnd && trace.failure == nil
            } catch {
                return false
            }
        }
    }
}
