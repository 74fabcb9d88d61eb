import COSEM
import DLMSWire
import Testing

@testable import MeterDefinition

@Suite("selective_access of an object")
struct SelectionTests {
    private static func profile(_ selection: String) -> String {
        "- {class: Profile generic, obis: 1.0.99.1.0.255, selective_access: \(selection)}"
    }

    @Test(
        "is read, and written back",
        arguments: [
            "{selectors: [1]}", "{bounds: \"[a,b)\"}", "{bounds: \"(a,b]\"}", "{bounds: \"(a,b)\"}",
            "{whole_hours: true}",
            "{deviation: required}", "{deviation: refused}", "{selected_values: false}", "{refused: other-reason}",
            "{selectors: [1, 2], whole_hours: true, refused: object-undefined, missing: object-unavailable}",
        ]) func roundTrip(text: String) throws
    {
        let selection = try object(Self.profile(text)).selection
        #expect(selection != .standard)
        #expect(selection.text == text)
    }

    @Test("is the standard's where nothing else is said") func standard() throws {
        #expect(try object("- {class: Profile generic, obis: 1.0.99.1.0.255}").selection == .standard)
        #expect(try object(Self.profile("{bounds: \"[a,b]\", deviation: either}")).selection == .standard)
        #expect(SelectionRules.standard.text == nil)
    }

    @Test(
        "has its faults told",
        arguments: [
            ("{selectors: 3}", "1:80: class Profile generic has no selector 3, only 1, 2"),
            ("{bounds: \"[b,a]\"}", "1:77: bounds: there is no \"[b,a]\"; it is one of [a,b], [a,b), (a,b], (a,b)"),
            ("{deviation: maybe}", "1:80: deviation: there is no \"maybe\"; it is one of either, required, refused"),
            ("{selecters: 1}", "1:69: selective_access has no \"selecters\"; did you mean \"selectors\"?"),
            ("{selected_values: 7}", "1:86: selected_values: expected true or false, not \"7\""),
        ]) func fault(text: String, expected: String)
    {
        #expect(faults(object: Self.profile(text)) == [expected])
    }

    @Test("is for classes with selectors") func noSelectors() {
        let text = "- {class: Data, obis: 0.0.96.1.0.255, selective_access: {selectors: 1}}"
        #expect(faults(object: text) == ["1:69: class Data has no selectors"])
    }
}
