import Testing

@testable import TerminalKit

@Suite struct LayoutTests {
    private let rect = Rect(x: 2, y: 1, width: 40, height: 10)

    private func heights(_ tracks: [Track], gap: Int = 0) -> [Int?] { rect.rows(tracks, gap: gap).map { $0?.height } }

    @Test("shares what is left by weight") func weights() {
        #expect(heights([.fixed(1), .share(2), .share(1)]) == [1, 6, 3])
        #expect(heights([.share(1), .share(1)], gap: 1) == [5, 4])
    }

    @Test("uses every cell") func complete() {
        for weight in 1..<7 {
            let sizes = rect.columns([.share(weight), .share(3), .share(2)], gap: 1).compactMap { $0?.width }
            #expect(sizes.reduce(0, +) == 38)
        }
    }

    @Test("drops tracks in their order until the rest fits") func drops() {
        let tracks: [Track] = [
            .share(1, minimum: 5), .share(1, minimum: 4, dropOrder: 1), .share(1, minimum: 3, dropOrder: 0),
        ]
        #expect(heights(tracks) == [6, 4, nil])
        #expect(heights([.share(1, minimum: 8)] + tracks.dropFirst()) == [10, nil, nil])
    }

    @Test("does not give a track more than its maximum") func maximum() {
        #expect(heights([Track(minimum: 1, maximum: 2), .share(1)]) == [2, 8])
    }

    @Test("takes what cannot be had from the last track") func shortage() {
        #expect(heights([.fixed(8), .fixed(4)]) == [8, 2])
    }

    @Test("places the tracks one after the other with the gap between them") func places() {
        let columns = rect.columns([.fixed(10), .fixed(5, dropOrder: 0), .share(1)], gap: 1)
        #expect(columns.map { $0?.x } == [2, 13, 19])
        #expect(columns.last == Rect(x: 19, y: 1, width: 23, height: 10))
    }

    @Test("intersects and centres rectangles") func rectangles() {
        #expect(rect.intersection(Rect(x: 0, y: 0, width: 4, height: 3)) == Rect(x: 2, y: 1, width: 2, height: 2))
        #expect(rect.intersection(Rect(x: 90, y: 0, width: 4, height: 3)).isEmpty)
        #expect(rect.centred(width: 10, height: 99) == Rect(x: 17, y: 1, width: 10, height: 10))
    }
}
