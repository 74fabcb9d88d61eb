/// The name of a field, as the standard gives it, handed to every read so that an error or a trace can say it.
///
/// On a host it carries the text. In firmware it is empty, so that naming fields costs nothing there.
public struct FieldName: ExpressibleByStringLiteral, Sendable {
    #if hasFeature(Embedded)
        public init(stringLiteral text: StaticString) {}
        public init(_ text: StaticString) {}
    #else
        /// The name itself.
        public let text: StaticString

        public init(stringLiteral text: StaticString) { self.text = text }
        public init(_ text: StaticString) { self.text = text }
    #endif
}

#if hasFeature(Embedded)
    extension FieldName: Equatable {}
#else
    extension FieldName: Equatable, CustomStringConvertible {
        public var description: String { text.description }

        public static func == (left: FieldName, right: FieldName) -> Bool { left.description == right.description }
    }
#endif
