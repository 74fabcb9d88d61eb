import Testing

@testable import TerminalKit

@Suite struct TableViewTests {
    private static let columns = [
        Column("#", width: 2, alignment: .right), Column("attribute", width: 10, weight: 1),
        Column("type", width: 8, dropOrder: 0), Column("access", width: 6, dropOrder: 1),
    ]

    private func text(width: Int) -> String {
        var table = TableView(Self.columns)
        table.layout(in: Rect(x: 0, y: 0, width: width, height: 3), count: 2)
        var canvas = Canvas(width: width, height: 3)
        table.draw(into: &canvas, focused: true) { row in
            ["\(row + 9)", "scaler_unit", "structure", "r"]
        }
        return canvas.text
    }

    @Test("aligns columns under their headings and cuts what is too wide") func aligned() {
        #expect(
            text(width: 33) == """
                  # attribute    type     access
                > 9 scaler_unit  structu… r
                 10 scaler_unit  structu… r
                """
        )
    }

    @Test("drops columns in their order when it is narrow") func narrow() {
        #expect(text(width: 24) == "  # attribute    access\n> 9 scaler_unit  r\n 10 scaler_unit  r")
        #expect(text(width: 15) == "  # attribute\n> 9 scaler_un…\n 10 scaler_un…")
    }

    @Test("fits a line of several roles to a width") func fitted() {
        let line: StyledLine = [Span("12 345.678 ", .value), Span("kWh", .unit)]
        #expect(line.fitted(to: 16).text == "12 345.678 kWh  ")
        #expect(line.fitted(to: 16, .right).text == "  12 345.678 kWh")
        #expect(line.fitted(to: 12).text == "12 345.678 …")
        #expect(line.fitted(to: 5).columns == 5)
    }
}
