/// A place on the canvas: column and row, both from 0 at the top left.
public struct Point: Hashable, Sendable {
    public var x, y: Int
    public init(_ x: Int, _ y: Int) { (self.x, self.y) = (x, y) }
}

/// A rectangle of cells; a width or height of 0 is empty.
public struct Rect: Hashable, Sendable {
    public var x, y, width, height: Int

    public static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

    public init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    public var isEmpty: Bool { width <= 0 || height <= 0 }
    /// The first column to the right of the rectangle.
    public var endX: Int { x + width }
    /// The first row below the rectangle.
    public var endY: Int { y + height }

    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < endX && point.y >= y && point.y < endY
    }

    /// What remains when this many cells are taken away at each side.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: max(0, width - left - right), height: max(0, height - top - bottom))
    }

    public func inset(by cells: Int) -> Rect { inset(left: cells, top: cells, right: cells, bottom: cells) }

    /// The part that both rectangles cover.
    public func intersection(_ other: Rect) -> Rect {
        let (left, top) = (max(x, other.x), max(y, other.y))
        return Rect(
            x: left, y: top, width: max(0, min(endX, other.endX) - left), height: max(0, min(endY, other.endY) - top)
        )
    }

    /// A rectangle of the given size in the middle of this one, never larger than it.
    public func centred(width wanted: Int, height wantedHeight: Int) -> Rect {
        let (w, h) = (min(wanted, width), min(wantedHeight, height))
        return Rect(x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h)
    }

    /// One row of the rectangle, counted from its top.
    public func row(_ index: Int) -> Rect { Rect(x: x, y: y + index, width: width, height: index < height ? 1 : 0) }
}
