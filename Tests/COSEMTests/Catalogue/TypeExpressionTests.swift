import DLMSWire
import Testing

@testable import COSEM

@Suite struct TypeExpressionTests {
    @Test(
        "prints what it read",
        arguments: [
            "any", "null-data", "integer(0)", "octet-string[6]", "octet-string<date-time>", "octet-string<date>",
            "bit-string[24]", "array", "structure", "compact-array", "array<any>", "array<array<long-unsigned>>",
            "structure{scaler: integer, unit: enum}", "CHOICE{null-data|array<integer>}",
            "CHOICE{structure{a: unsigned, qRxlevMinCE-r13: integer}|octet-string}",
        ]
    )
    func roundTrip(text: String) { #expect(TypeExpression(text)?.description == text) }

    @Test("does not mind blanks and line breaks") func blanks() {
        let type = TypeExpression("array< structure {\n  a : integer ,\n  b: CHOICE{ enum |\n boolean } } >")
        #expect(type.description == "array<structure{a: integer, b: CHOICE{enum|boolean}}>")
    }

    @Test(
        "refuses what is not well-formed",
        arguments: [
            "", "integr", "array<>", "array<integer", "structure{}", "structure{a}", "structure{a: }", "CHOICE{}",
            "integer(x)", "integer(0", "octet-string[-1]", "octet-string<clock>", "integer integer", "any>",
        ]
    )
    func malformed(text: String) { #expect(TypeExpression(text) == nil) }

    @Test("lists the alternatives of a choice within a choice") func alternatives() {
        let type: TypeExpression = "CHOICE{enum|CHOICE{boolean|integer}}"
        #expect(type.alternatives == ["enum", "boolean", "integer"])
        #expect(TypeExpression("enum").alternatives == ["enum"])
    }
}
