import Testing

@testable import MeterDefinition

/// Numbers that look random and are the same each time (SplitMix64).
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite("Definitions that somebody's cat walked over")
struct HostileTests {
    private static let text = definition(
        objects: """
            - {class: Clock, obis: 0.0.1.0.0.255, time_zone: -60, daylight_savings_begin: "*-03-last Sun 02:00:00"}
            - {class: Register, obis: 1.0.1.7.0.255, register: power, scaler_unit: {scaler: -3, unit: kW}}
            - class: Profile generic
              obis: 1.0.99.1.0.255
              capture_objects: [[Clock, 0.0.1.0.0.255, time], [3, 1.0.1.7.0.255, value, 0]]
              access: {bench: {methods: access, value: [read_access]}, reader: none}
            - {class: 1, obis: 0.0.96.1.0.255, value: {structure: [{long64: -5}, 0x00, 1.5, true, [a]]}}
            - {class: Data, obis: 0.0.96.1.1.255, value: {source: dynamic, register: voltage_l1, type: long, scaler: -1}}
            - {class: Security setup, obis: 0.0.43.0.0.255, security_policy: 63}
            """)

    /// Tokens that are worth more than a letter.
    private static let tokens = [
        "{", "}", "[", "]", ": ", "- ", "\n", "\t", "\"", "'", "&a ", "*a", "#", "|", ">", "?", "!!int ", "0x", "-",
        "999999999999999999999",
        "null", "~", "1.0.1.8.0.255", "register", "value", "source", "static", "dynamic", "access", "attributes",
        "remove", "true", "\u{0}", "é",
    ]

    private static func mutated(_ text: String, _ generator: inout Generator) -> String {
        var characters = Array(text)
        for _ in 0...Int.random(in: 0...3, using: &generator) {
            let place = Int.random(in: 0..<characters.count, using: &generator)
            let length = min(Int.random(in: 0...12, using: &generator), characters.count - place)
            switch Int.random(in: 0...3, using: &generator) {
            case 0: characters.removeSubrange(place..<(place + length))
            case 1:
                characters.insert(
                    contentsOf: characters[place..<(place + length)],
                    at: Int.random(in: 0...characters.count, using: &generator))
            default:
                characters.replaceSubrange(
                    place..<(place + length), with: tokens.randomElement(using: &generator) ?? "")
            }
            if characters.isEmpty { return "" }
        }
        return String(characters)
    }

    @Test("end in faults that have a place in the text, never in anything worse") func mutations() {
        var generator = Generator(state: 42)
        for _ in 0..<400 {
            let text = Self.mutated(Self.text, &generator)
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
            do throws(DefinitionFaults) {
                _ = try MeterDefinition.load(text: text, file: "m.yaml")
            } catch {
                for fault in error.faults {
                    #expect((1...lines).contains(fault.line), "\(fault)\n\(text)")
                    #expect(fault.description.split(whereSeparator: \.isNewline).count == 1)
                }
            }
        }
    }
}
