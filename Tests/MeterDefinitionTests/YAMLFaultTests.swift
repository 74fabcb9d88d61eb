import Testing

@testable import MeterDefinition

@Suite("Faults of the YAML")
struct YAMLFaultTests {
    @Test(
        "are told where they are",
        arguments: [
            ("meter: {name: x\nlisteners: []\n", "1:16: error: the \"{\" in line 1 is not closed: \"}\" is missing"),
            (
                "meter:\n  name: [1,\n    2\nlisteners: []\n",
                "3:6: error: the \"[\" in line 2 is not closed: \"]\" is missing"
            ),
            ("meter:\n  name: \"x\n  serial: 1\n", "2:9: error: this text in quotes is not closed"),
            (
                "meter:\n  name\n  serial: 1\n",
                "3:9: error: a \":\" is not expected here: is the line above without its own, or the indentation wrong?"
            ),
            (
                "meter:\n  name: x\n  name: y\n",
                "3:3: error: the key \"name\" stands here twice: it was given in line 2 already"
            ),
            (
                "meter: {name: x, name: y}\n",
                "1:18: error: the key \"name\" stands here twice: it was given in line 1 already"
            ),
            ("meter: *nobody\n", "1:8: error: this is not YAML: found undefined alias"),
            ("meter: &a [1]\n? *a\n: 2\n", "2:1: error: a key must be a plain name"),
            ("[1]: 2\n", "1:1: error: a key must be a plain name"),
            ("- meter\n", "1:1: error: expected a definition: a map of names and values, not a list"),
        ])
    func places(text: String, fault: String) { #expect(faults(text) == ["m.yaml:" + fault]) }

    @Test("two documents in one file") func documents() {
        #expect(faults("meter: 1\n---\nmeter: 2\n").count == 1)
    }

    @Test("deep nesting ends in a fault") func deep() {
        let text = "meter: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "\n"
        #expect(faults(text) == ["m.yaml:1:39: error: nested more than 32 levels deep"])
    }

    @Test("nesting beyond the parser's own bound ends in a fault too") func veryDeep() {
        let found = faults("meter: " + String(repeating: "[", count: 100_000))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("m.yaml:1:") == true)
    }

    @Test("aliases that multiply end in a fault at once") func laughs() {
        let start = ContinuousClock.now
        let steps = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
        let found = faults((["a0: &a0 x"] + steps).joined(separator: "\n") + "\n")
        #expect(found.count == 1)
        #expect(found.first?.contains("aliases make this document too large") == true)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test(
        "keys made of aliases are refused before they are compared",
        arguments: [
            "? *a29\n: 1", "?\n  *a29\n: 1", "{*a29 : 1}", "{[*a29]: 1}", "[*a29]\n: 1",
        ])
    func aliasKeys(key: String) {
        let steps = (1...29).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
        let start = ContinuousClock.now
        #expect(faults((["a0: &a0 x"] + steps + ["end: &end 1", key]).joined(separator: "\n") + "\n").count == 1)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test("what looks like such a key in a comment or a text is none") func notKeys() {
        let text =
            minimal.replacing("230 W", with: "&start 230 W # [a]: b")
            + "      - {class: Data, obis: 0.0.96.1.0.255, name: \"*a : [b]: c\"}\n"
        #expect(faults(text) == [])
    }

    @Test("an alias as a value is fine") func alias() throws {
        let text = minimal.replacing("230 W", with: "&start 230 W") + "      - {class: Data, obis: 0.0.96.1.0.255}\n"
        #expect(faults(text.replacing("voltage_l1: 230.1 V", with: "other: *start")) == [])
    }
}
