extension Canvas {
    /// Shows at the right edge of `rect` which part of a long list is seen; draws nothing when all of it fits.
    public mutating func scrollMark(in rect: Rect, first: Int, count: Int) {
        guard count > rect.height, rect.height > 1, rect.width > 1 else { return }
        let length = max(1, rect.height * rect.height / count)
        let start = first * (rect.height - length) / max(1, count - rect.height)
        for row in 0..<length {
            self[rect.endX - 1, rect.y + start + row] = Cell("▐", .border)
        }
    }
}
