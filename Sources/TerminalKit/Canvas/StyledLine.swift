/// A piece of text in one role.
public struct Span: Hashable, Sendable {
    public var text: String
    public var role: Role

    public init(_ text: String, _ role: Role = .text) { (self.text, self.role) = (text, role) }
}

/// A line of text in several roles.
public struct StyledLine: Hashable, Sendable {
    public var spans: [Span]

    public init(_ spans: [Span]) { self.spans = spans }
    public init(_ text: String, _ role: Role = .text) { spans = [Span(text, role)] }

    /// Columns that the line takes.
    public var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }
    /// The characters without their roles.
    public var text: String { spans.map(\.text).joined() }

    public static func + (left: StyledLine, right: StyledLine) -> StyledLine { StyledLine(left.spans + right.spans) }
    public static func += (left: inout StyledLine, right: StyledLine) { left.spans += right.spans }
    public mutating func append(_ text: String, _ role: Role = .text) { spans.append(Span(text, role)) }
}

extension StyledLine: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    public init(stringLiteral text: String) { self.init(text) }
    public init(arrayLiteral spans: Span...) { self.init(spans) }
}

/// Where text stands in the space it is given.
public enum Alignment: Sendable { case left, right, centre }
