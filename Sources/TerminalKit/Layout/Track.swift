/// One row or column of a layout: how small it may become, how it shares what is left, and when it is dropped.
public struct Track: Hashable, Sendable {
    /// Cells below which the track is of no use.
    public var minimum: Int
    /// Cells above which it takes no more.
    public var maximum: Int
    /// Its share of the space that is left after the minimums; 0 takes none.
    public var weight: Int
    /// When space is short the track with the lowest number goes first; nil stays to the end.
    public var dropOrder: Int?

    public init(minimum: Int, maximum: Int = .max, weight: Int = 1, dropOrder: Int? = nil) {
        (self.minimum, self.maximum, self.weight, self.dropOrder) = (minimum, maximum, weight, dropOrder)
    }

    /// Exactly this many cells.
    public static func fixed(_ cells: Int, dropOrder: Int? = nil) -> Track {
        Track(minimum: cells, maximum: cells, weight: 0, dropOrder: dropOrder)
    }

    /// A share of the space, never below `minimum`.
    public static func share(_ weight: Int, minimum: Int = 1, dropOrder: Int? = nil) -> Track {
        Track(minimum: minimum, weight: weight, dropOrder: dropOrder)
    }
}

extension Track {
    /// The sizes of the tracks in `space` cells with `gap` cells between two that remain; nil is a dropped track.
    static func sizes(_ tracks: [Track], space: Int, gap: Int) -> [Int?] {
        var sizes: [Int?] = tracks.map(\.minimum)
        func used() -> Int {
            let present = sizes.compactMap(\.self)
            return present.reduce(0, +) + gap * max(0, present.count - 1)
        }
        while used() > space, let victim = firstToDrop(tracks, sizes) { sizes[victim] = nil }
        share(space - used(), among: tracks, into: &sizes)
        return sizes
    }

    private static func firstToDrop(_ tracks: [Track], _ sizes: [Int?]) -> Int? {
        tracks.indices.filter { sizes[$0] != nil && tracks[$0].dropOrder != nil }
            .min { (tracks[$0].dropOrder ?? 0) < (tracks[$1].dropOrder ?? 0) }
    }

    /// Gives what is left by weight; a track at its maximum leaves the rest to the others. A lack is taken from the last.
    private static func share(_ left: Int, among tracks: [Track], into sizes: inout [Int?]) {
        var left = left
        while left > 0 {
            let open = tracks.indices.filter { (sizes[$0] ?? .max) < tracks[$0].maximum && tracks[$0].weight > 0 }
            let weights = open.reduce(0) { $0 + tracks[$1].weight }
            guard weights > 0 else { return }
            let round = left
            for index in open where left > 0 {
                let part = min(max(1, round * tracks[index].weight / weights), left)
                let given = min(part, tracks[index].maximum - (sizes[index] ?? 0))
                sizes[index] = (sizes[index] ?? 0) + given
                left -= given
            }
        }
        for index in sizes.indices.reversed() where left < 0 {
            let taken = min(-left, sizes[index] ?? 0)
            sizes[index] = sizes[index].map { $0 - taken }
            left += taken
        }
    }
}

extension Rect {
    /// Splits into rows from top to bottom; nil for a track that had to be dropped.
    public func rows(_ tracks: [Track], gap: Int = 0) -> [Rect?] {
        var y = y
        return Track.sizes(tracks, space: height, gap: gap).map { size in
            guard let size else { return nil }
            defer { y += size + gap }
            return Rect(x: x, y: y, width: width, height: size)
        }
    }

    /// Splits into columns from left to right; nil for a track that had to be dropped.
    public func columns(_ tracks: [Track], gap: Int = 0) -> [Rect?] {
        var x = x
        return Track.sizes(tracks, space: width, gap: gap).map { size in
            guard let size else { return nil }
            defer { x += size + gap }
            return Rect(x: x, y: y, width: size, height: height)
        }
    }
}
