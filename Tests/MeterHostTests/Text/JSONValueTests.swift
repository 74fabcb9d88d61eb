import Testing

@testable import MeterHost

@Suite struct JSONValueTests {
    @Test("keeps the order of members, leaves out what is nil, and escapes")
    func line() {
        let inner = JSONValue.array([true, .object([:])])
        let value = JSONValue.object(["b": 1, "a": "q\"\\\n\u{1}é", "c": nil, "d": .null, "e": inner])
        #expect(value.line == #"{"b":1,"a":"q\"\\\n\u0001é","d":null,"e":[true,{}]}"#)
    }

    @Test("is indented by two blanks")
    func pretty() {
        let value = JSONValue.object(["a": .array([1, 2]), "b": .array([])])
        #expect(value.pretty == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}")
    }
}
