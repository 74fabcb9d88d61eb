import DLMSServer
import DLMSWire
import Testing

/// SET of attribute 0: all attributes of the clock, of which the logical name cannot be written.
@Suite struct SetAllTests {
    private static let clock = "0008 0000010000ff"
    private static let time = "090c07ea0101ff00000000000000"

    private func associated(_ services: Conformance) -> Link {
        let link = Link()
        _ = link.send(AARQs.with(conformance: services))
        return link
    }

    @Test("writes every element that is not null-data") func all() {
        let link = associated([.set, .attribute0SupportedWithSet])
        #expect(link.send("c101c1 \(Self.clock) 0000 0203 00 \(Self.time) 100001") == "c501c100")
        #expect(link.server.application.objects[2].values.dropFirst().map(text) == [Self.time, "100001"])
        #expect(link.send("c101c1 \(Self.clock) 0000 0203 00 00 100002") == "c501c100")
        #expect(link.server.application.objects[2].values.dropFirst().map(text) == [Self.time, "100002"])
    }

    @Test(
        "writes nothing when an element cannot be written, or the structure does not suit",
        arguments: [
            ("0203 0906 0000010000ff \(time) 100001", "c501c103"), ("0202 \(time) 100001", "c501c10c"),
            ("0204 00 \(time) 100001 00", "c501c10c"), ("100001", "c501c10c"), ("0203 00 1105 100001", "c501c10c"),
        ]) func refused(value: String, answer: String)
    {
        let link = associated([.set, .attribute0SupportedWithSet])
        let before = link.server.application.objects[2].values
        #expect(link.send("c101c1 \(Self.clock) 0000 \(value)") == answer)
        #expect(link.server.application.objects[2].values == before)
        #expect(link.refusals.count == 1)
    }

    @Test("is refused unless negotiated") func notNegotiated() {
        let link = associated(.set)
        #expect(link.send("c101c1 \(Self.clock) 0000 0203 00 00 100001") == "c501c10d")
    }
}
